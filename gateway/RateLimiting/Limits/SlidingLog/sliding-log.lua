-- At most `permits` in any window that ends now. Kept: the time of every permit of the last window, in a sorted set.
-- Two requests of one microsecond get two times: no member is ever written twice.
local function sliding_log(key, clock, cost, permits, window)
  local now = clock
  local newest = redis.call('ZRANGE', key, -1, -1, 'WITHSCORES')[2]
  if newest and tonumber(newest) >= now then
    now = tonumber(newest) + 1
  end
  local behind = now - clock
  local since = string.format('(%.0f', now - window)
  local used = redis.call('ZCOUNT', key, since, '+inf')
  local over = used + cost - permits
  if over > 0 then
    local leaves = redis.call('ZRANGEBYSCORE', key, since, '+inf', 'WITHSCORES', 'LIMIT', over - 1, 1)[2]
    return behind + tonumber(leaves) + window - now, permits - used, tonumber(newest) + window - clock, 0
  end
  return 0, -over, behind + window, 0, now, behind + window
end

local function keep_sliding_log(key, now, ttl, cost, window)
  redis.call('ZREMRANGEBYSCORE', key, '-inf', string.format('%.0f', now - window))
  local at = string.format('%.0f', now)
  for unit = 1, cost do
    redis.call('ZADD', key, at, at .. ':' .. unit)
  end
  -- Long after the last permit has left: no key may end between two commands of this script that count in it.
  redis.call('PEXPIRE', key, ceiling(ttl + window, 1000))
end
