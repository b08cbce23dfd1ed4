-- Adds events to the views: each once, however often it comes, and in any order. A reader never sees half an event.
-- KEYS  marker, rebuild, applied, products, minutes, orders, amounts
-- ARGV  1  who rebuilds, or '' for events as they come
--       2  milliseconds that the rebuild may take until its next batch
--       then per event: id, minute, currency, orders (1 or -1), amount, count of lines; per line: product, quantity
-- Gives how many events were new, or -1: the views are not complete, or another instance rebuilds them.
local marker, rebuild, applied, products, minutes, orders, amounts = unpack(KEYS)

-- A script that fails half-way has done its first half. What another program put under these keys is found before that: an
-- event would be marked as applied, and be in no view.
local types = { [applied] = 'set', [products] = 'zset', [minutes] = 'zset', [orders] = 'hash', [amounts] = 'hash' }
for key, type in pairs(types) do
  local found = redis.call('TYPE', key)['ok']
  if found ~= 'none' and found ~= type then
    return redis.error_reply('WRONGTYPE ' .. key .. ' is a ' .. found .. ' instead of a ' .. type)
  end
end

if ARGV[1] == '' then
  if redis.call('EXISTS', marker) == 0 then
    return -1
  end
elseif redis.call('GET', rebuild) ~= ARGV[1] then
  return -1
else
  redis.call('PEXPIRE', rebuild, ARGV[2])
end

-- Summed up first, so that a batch writes each product and each minute once. Numbers here are doubles: exact up to 2^53,
-- which is more than 2000 events of the highest amount. What they are added to are 64-bit integers.
local minute_of, count_of, amount_of, quantity_of = {}, {}, {}, {}
local function add(sums, key, number)
  sums[key] = (sums[key] or 0) + tonumber(number)
end

local new = 0
local at = 3
while at <= #ARGV do
  local lines = tonumber(ARGV[at + 5])
  if redis.call('SADD', applied, ARGV[at]) == 1 then
    new = new + 1
    local member = ARGV[at + 1] .. '|' .. ARGV[at + 2]
    minute_of[member] = ARGV[at + 1]
    add(count_of, member, ARGV[at + 3])
    add(amount_of, member, ARGV[at + 4])
    for line = at + 6, at + 4 + 2 * lines, 2 do
      add(quantity_of, ARGV[line], ARGV[line + 1])
    end
  end
  at = at + 6 + 2 * lines
end

-- A sum below zero stays: a cancellation may come before the order that it takes out.
for product, quantity in pairs(quantity_of) do
  if tonumber(redis.call('ZINCRBY', products, string.format('%.0f', quantity), product)) == 0 then
    redis.call('ZREM', products, product)
  end
end

for member, minute in pairs(minute_of) do
  local count = redis.call('HINCRBY', orders, member, string.format('%.0f', count_of[member]))
  local amount = redis.call('HINCRBY', amounts, member, string.format('%.0f', amount_of[member]))
  if count == 0 and amount == 0 then
    redis.call('ZREM', minutes, member)
    redis.call('HDEL', orders, member)
    redis.call('HDEL', amounts, member)
  else
    redis.call('ZADD', minutes, minute, member)
  end
end
return new
