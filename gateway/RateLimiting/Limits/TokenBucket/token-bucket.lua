-- A bucket of `burst` tokens, refilled continuously at `permits` every `period` microseconds.
-- Kept: what is missing from a full bucket, in tokens × period, and since when. Nobody waits for a turn.
local function token_bucket(key, clock, cost, permits, period, burst)
  local wait, remaining, reset, _, value, ttl = filled(key, clock, cost, permits, period, burst)
  return wait, remaining, reset, 0, value, ttl
end
