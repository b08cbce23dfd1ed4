-- The sales of some minutes, by minute and then currency.
-- KEYS  marker, minutes, orders, amounts
-- ARGV  the first minute, the minute after the last
-- Gives minute|currency, orders, amount, minute|currency, …; false when the views are not complete.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return false
end

-- A call's arguments lie on Lua's stack, which holds some thousands.
local batch = 500
local members = redis.call('ZRANGEBYSCORE', KEYS[2], ARGV[1], '(' .. ARGV[2])
local answer = {}
for first = 1, #members, batch do
  local last = math.min(first + batch - 1, #members)
  local orders = redis.call('HMGET', KEYS[3], unpack(members, first, last))
  local amounts = redis.call('HMGET', KEYS[4], unpack(members, first, last))
  for index = first, last do
    answer[#answer + 1] = members[index]
    answer[#answer + 1] = orders[index - first + 1]
    answer[#answer + 1] = amounts[index - first + 1]
  end
end
return answer
