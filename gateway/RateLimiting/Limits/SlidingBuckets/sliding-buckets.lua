-- The window is cut into parts; the newest parts + 1 of them, which cover any window that ends now, hold at most `permits`.
-- Kept: the newest part's number and the counters, newest first.
local function sliding_buckets(key, clock, cost, permits, part, parts)
  local newest = floor(clock, part)
  local format = string.rep('d', parts + 2)
  local counts, sum = {}, 0
  local kept = redis.call('GET', key)
  if kept then
    local values = { kept_numbers(format, kept) }
    local shift = newest - values[1]
    if shift < 0 then
      newest, shift = values[1], 0
    end
    for i = 1, parts + 1 - shift do
      counts[i + shift] = values[i + 1]
      sum = sum + values[i + 1]
    end
  end
  local oldest = (newest + 1) * part - clock
  if sum + cost <= permits then
    local state = { newest, (counts[1] or 0) + cost }
    for i = 2, parts + 1 do
      state[i + 1] = counts[i] or 0
    end
    local reset = oldest + parts * part
    return 0, permits - sum - cost, reset, 0, struct.pack(format, unpack(state)), reset
  end
  local remaining, wait, reset = permits - sum, nil, 0
  for i = parts + 1, 1, -1 do
    local count = counts[i] or 0
    if count > 0 then
      sum = sum - count
      reset = oldest + (parts + 1 - i) * part
      if not wait and sum + cost <= permits then
        wait = reset
      end
    end
  end
  return wait, remaining, reset, 0
end
