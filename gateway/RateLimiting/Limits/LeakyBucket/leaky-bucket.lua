-- A queue that is served at `permits` every `period` microseconds, one slot for each unit of cost. At most `queue` wait.
-- Kept: the time until the next free slot, in slots × period, and since when. The answer's delay is the wait for the slot.
local function leaky_bucket(key, clock, cost, permits, period, queue)
  local waiting, now = drained(key, clock, permits)
  local after = waiting + cost * period
  local room = (queue + 1) * period - after
  local behind = now - clock
  if room < 0 then
    return behind + ceiling(-room, permits), floor((queue + 1) * period - waiting, period), behind + ceiling(waiting, permits), 0
  end
  local idle = behind + ceiling(after, permits)
  return 0, floor(room, period), idle, behind + ceiling(waiting, permits), struct.pack('dd', after, now), idle
end
