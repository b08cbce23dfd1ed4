-- Deletes what is left of the views and makes the caller the one that builds them.
-- KEYS  marker, rebuild, applied, products, minutes, orders, amounts
-- ARGV  who builds, the lease in milliseconds, the run id of this Redis
-- Gives 1, or 0: the views are complete, or another instance is building them.
local holder = redis.call('GET', KEYS[2])
if redis.call('GET', KEYS[1]) == ARGV[3] or (holder and holder ~= ARGV[1]) then
  return 0
end
redis.call('UNLINK', unpack(KEYS))
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
return 1
