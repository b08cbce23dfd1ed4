-- The beginning of the window that is now, and what was used in it. A clock that was set back stays in the window that is kept.
local function window_now(key, clock, window)
  local start = clock - clock % window
  local kept = redis.call('GET', key)
  if kept then
    local kept_start, kept_used = kept_numbers('dd', kept)
    if kept_start >= start then
      return kept_start, kept_used
    end
  end
  return start, 0
end
