-- The products that sold most. What is at or below zero waits for an order's own event and is not shown.
-- KEYS  marker, products
-- ARGV  how many
-- Gives product, quantity, product, quantity, …; false when the views are not complete.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return false
end
return redis.call('ZREVRANGEBYSCORE', KEYS[2], '+inf', '(0', 'WITHSCORES', 'LIMIT', 0, ARGV[1])
