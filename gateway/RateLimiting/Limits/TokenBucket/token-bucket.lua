-- A bucket of `burst` tokens, refilled continuously at `permits` every `period` microseconds.
-- Kept: what is missing from a full bucket, in tokens × period, and since when.
local function token_bucket(key, clock, cost, permits, period, burst)
  local missing, now = drained(key, clock, permits)
  local after = missing + cost * period
  local room = burst * period - after
  local behind = now - clock
  if room < 0 then
    return behind + ceiling(-room, permits), floor(burst * period - missing, period), behind + ceiling(missing, permits), 0
  end
  local full = behind + ceiling(after, permits)
  return 0, floor(room, period), full, 0, struct.pack('dd', after, now), full
end
