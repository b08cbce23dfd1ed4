-- At most `permits` in each window; windows begin at whole multiples of their length since 1970.
-- Kept: the window's beginning and what was used in it. A clock that was set back stays in the window that is kept.
local function fixed_window(key, clock, cost, permits, window)
  local start, used = clock - clock % window, 0
  local kept = redis.call('GET', key)
  if kept then
    local kept_start, kept_used = struct.unpack('dd', kept)
    if kept_start >= start then
      start, used = kept_start, kept_used
    end
  end
  local left = start + window - clock
  local remaining = permits - used - cost
  if remaining < 0 then
    return left, permits - used, left, 0
  end
  return 0, remaining, left, 0, struct.pack('dd', start, used + cost), left
end
