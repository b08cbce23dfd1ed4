-- Adds events to the views: each once, however often it comes, and in any order. A reader never sees half an event.
-- KEYS  marker, rebuild, applied, products, minutes, orders, amounts
-- ARGV  1  who rebuilds, or '' for events as they come
--       2  milliseconds that the rebuild may take until its next batch
--       then per event: id, minute, currency, orders (1 or -1), amount, count of lines; per line: product, quantity
-- Gives how many events were new, or -1: the views are not complete, or another instance rebuilds them.
local marker, rebuild, applied, products, minutes, orders, amounts = unpack(KEYS)

if ARGV[1] == '' then
  if redis.call('EXISTS', marker) == 0 then
    return -1
  end
elseif redis.call('GET', rebuild) ~= ARGV[1] then
  return -1
else
  redis.call('PEXPIRE', rebuild, ARGV[2])
end

-- A sum below zero stays: a cancellation may come before the order that it takes out.
local function add_quantity(product, quantity)
  if tonumber(redis.call('ZINCRBY', products, quantity, product)) == 0 then
    redis.call('ZREM', products, product)
  end
end

local function add_sale(minute, currency, count, amount)
  local member = minute .. '|' .. currency
  local count_now = redis.call('HINCRBY', orders, member, count)
  local amount_now = redis.call('HINCRBY', amounts, member, amount)
  if count_now == 0 and amount_now == 0 then
    redis.call('ZREM', minutes, member)
    redis.call('HDEL', orders, member)
    redis.call('HDEL', amounts, member)
  else
    redis.call('ZADD', minutes, minute, member)
  end
end

local new = 0
local at = 3
while at <= #ARGV do
  local lines = tonumber(ARGV[at + 5])
  if redis.call('SADD', applied, ARGV[at]) == 1 then
    new = new + 1
    add_sale(ARGV[at + 1], ARGV[at + 2], ARGV[at + 3], ARGV[at + 4])
    for line = at + 6, at + 4 + 2 * lines, 2 do
      add_quantity(ARGV[line], ARGV[line + 1])
    end
  end
  at = at + 6 + 2 * lines
end
return new
