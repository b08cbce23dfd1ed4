-- Requests one after the other; of each all limits are checked, and debited only if every one of them admits.
-- KEYS: for each request one of each limit. ARGV: three numbers a limit, then for each request one cost of each limit.
local limits = #checks
local answers = {}
for first = 0, #KEYS - 1, limits do
  local admitted, values, ttls = true, {}, {}
  for i = 1, limits do
    local cost = tonumber(ARGV[limits * 3 + first + i])
    local wait, remaining, reset, delay, value, ttl =
      checks[i](KEYS[first + i], clock, cost, tonumber(ARGV[i * 3 - 2]), tonumber(ARGV[i * 3 - 1]), tonumber(ARGV[i * 3]))
    local last = #answers
    answers[last + 1], answers[last + 2], answers[last + 3], answers[last + 4] = wait, remaining, reset, delay
    values[i], ttls[i] = value, ttl
    admitted = admitted and wait == 0
  end
  if admitted then
    for i = 1, limits do
      keeps[i](KEYS[first + i], values[i], ttls[i], tonumber(ARGV[limits * 3 + first + i]), tonumber(ARGV[i * 3 - 1]))
    end
  end
end
return answers
