-- current + previous × (the share of the previous window that the sliding one still covers) ≤ `permits`.
-- Kept: the current window's beginning and both counters. Sums are in permits × microseconds.
local function sliding_counter(key, clock, cost, permits, window)
  local start, current, previous = clock - clock % window, 0, 0
  local now = clock
  local kept = redis.call('GET', key)
  if kept then
    local kept_start, kept_current, kept_previous = kept_numbers('ddd', kept)
    if kept_start >= start then
      start, current, previous = kept_start, kept_current, kept_previous
      if now < start then
        now = start
      end
    elseif kept_start == start - window then
      previous = kept_current
    end
  end
  local behind = now - clock
  local left = start + window - now
  local used = current * window + previous * left
  local room = (permits - cost) * window - used
  if room >= 0 then
    local reset = behind + left + window
    return 0, floor(room, window), reset, 0, struct.pack('ddd', start, current + cost, previous), reset
  end
  local reset = behind + left
  if current > 0 then
    reset = reset + window
  end
  local remaining = math.max(0, floor(permits * window - used, window))
  local share = (permits - cost - current) * window
  if share >= 0 then
    return behind + left - floor(share, previous), remaining, reset, 0
  end
  return behind + left + window - floor((permits - cost) * window, current), remaining, reset, 0
end
