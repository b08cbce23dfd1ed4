-- A key lives until it would say no more than a missing one: whole milliseconds, and one for the rounding of the clock.
local function keep(key, value, ttl)
  redis.call('SET', key, value, 'PX', ceiling(ttl, 1000) + 1)
end
