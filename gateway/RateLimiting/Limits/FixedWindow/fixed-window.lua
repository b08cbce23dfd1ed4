-- At most `permits` in each window; windows begin at whole multiples of their length since 1970.
-- Kept: the window's beginning and what was used in it.
local function fixed_window(key, clock, cost, permits, window)
  local start, used = window_now(key, clock, window)
  local left = start + window - clock
  local remaining = permits - used - cost
  if remaining < 0 then
    return left, permits - used, left, 0
  end
  return 0, remaining, left, 0, struct.pack('dd', start, used + cost), left
end
