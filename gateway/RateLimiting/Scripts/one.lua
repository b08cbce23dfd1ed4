-- One request, one limit. ARGV: the limit's three numbers, the cost.
local cost, second = tonumber(ARGV[4]), tonumber(ARGV[2])
local wait, remaining, reset, delay, value, ttl = check(KEYS[1], clock, cost, tonumber(ARGV[1]), second, tonumber(ARGV[3]))
if wait == 0 then
  keep(KEYS[1], value, ttl, cost, second)
end
return { wait, remaining, reset, delay }
