-- Deletes what is left of the views and makes the caller the one that builds them.
-- KEYS  marker, rebuild, applied, products, minutes, orders, amounts
-- ARGV  who builds, the lease in milliseconds
-- Gives the run id of this Redis; false when the views are complete or another instance is building them.
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
local holder = redis.call('GET', KEYS[2])
if redis.call('GET', KEYS[1]) == run or (holder and holder ~= ARGV[1]) then
  return false
end
redis.call('UNLINK', unpack(KEYS))
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
return run
