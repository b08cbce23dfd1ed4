-- A level that drains by `permits` a microsecond down to 0, and the time that it is good for. No key at all is an empty one.
-- A clock that was set back stands still until it has caught up with what is kept.
local function drained(key, clock, permits)
  local kept = redis.call('GET', key)
  if not kept then
    return 0, clock
  end
  local level, at = struct.unpack('dd', kept)
  if at >= clock then
    return level, at
  end
  level = level - (clock - at) * permits
  if level < 0 then
    level = 0
  end
  return level, clock
end
