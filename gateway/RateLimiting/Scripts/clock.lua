-- Redis's own time in microseconds, the same for every gateway.
local time = redis.call('TIME')
local clock = tonumber(time[1]) * 1000000 + tonumber(time[2])
