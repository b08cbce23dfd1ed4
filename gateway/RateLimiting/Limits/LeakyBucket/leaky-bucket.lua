-- A queue that is served at `permits` every `period` microseconds, one slot for each unit of cost. At most `queue` wait.
-- Kept: the time until the next free slot, in slots × period, and since when. The answer's delay is the wait for the slot.
local function leaky_bucket(key, clock, cost, permits, period, queue)
  return filled(key, clock, cost, permits, period, queue + 1)
end
