-- A level that drains by `permits` a microsecond down to 0, and the time that it is good for. No key at all is an empty one.
-- A clock that was set back stands still until it has caught up with what is kept.
local function drained(key, clock, permits)
  local kept = redis.call('GET', key)
  if not kept then
    return 0, clock
  end
  local level, at = kept_numbers('dd', kept)
  if at >= clock then
    return level, at
  end
  level = level - (clock - at) * permits
  if level < 0 then
    level = 0
  end
  return level, clock
end

-- What the level says to `cost` more when it may hold `capacity` × period. The delay is the time until what is there now is gone.
local function filled(key, clock, cost, permits, period, capacity)
  local level, now = drained(key, clock, permits)
  local after = level + cost * period
  local room = capacity * period - after
  local behind = now - clock
  local gone = behind + ceiling(level, permits)
  if room < 0 then
    return behind + ceiling(-room, permits), floor(capacity * period - level, period), gone, 0
  end
  local empty = behind + ceiling(after, permits)
  return 0, floor(room, period), empty, gone, struct.pack('dd', after, now), empty
end
