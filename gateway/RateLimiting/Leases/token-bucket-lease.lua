-- A token bucket of which holders take tokens ahead. It refills to `burst` minus what is leased out, so that bucket and leases
-- together never hold more than `burst`. Kept in a hash: the bucket as in token-bucket.lua, and for each holder tokens and end.
-- ARGV: permits, period, burst, holder, the cost at hand, tokens wanted, tokens of the old lease given back, life in µs; with a
-- life of 0 the tokens are spent at once.
local permits, period, burst = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local holder, cost, wanted = ARGV[4], tonumber(ARGV[5]), tonumber(ARGV[6])
local unspent, life = tonumber(ARGV[7]), tonumber(ARGV[8])
local worthwhile = 20000 -- µs of refill

local missing, at, leased, leases = 0, clock, 0, {}
local fields = redis.call('HGETALL', KEYS[1])
for i = 1, #fields, 2 do
  if fields[i] == 'bucket' then
    missing, at = kept_numbers('dd', fields[i + 1])
  else
    local tokens, ends = kept_numbers('dd', fields[i + 1])
    leases[fields[i]] = { tokens, ends }
    leased = leased + tokens
  end
end

local was_empty = burst * period - missing < period
local now = clock
if at > now then
  now = at
end
local ended, own, next_end, last_end = {}
for name, lease in pairs(leases) do
  if lease[2] <= now then
    ended[#ended + 1] = lease
    redis.call('HDEL', KEYS[1], name)
  elseif name == holder then
    own = lease[1]
    redis.call('HDEL', KEYS[1], name)
  else
    next_end = math.min(next_end or lease[2], lease[2])
    last_end = math.max(last_end or lease[2], lease[2])
  end
end

-- A lease holds the refill back until its end. What was not given back by then is taken for spent, and refilled from then on.
table.sort(ended, function(one, other) return one[2] < other[2] end)
for _, lease in ipairs(ended) do
  missing = math.max(leased * period, missing - (lease[2] - at) * permits)
  at = lease[2]
  leased = leased - lease[1]
end
missing = math.max(leased * period, missing - (now - at) * permits)
if own then
  leased = leased - own
  missing = missing - math.min(unspent, own) * period
end

local available = floor(burst * period - missing, period)
-- A bucket that was empty grants a handful or nothing: one that is asked for each single token is asked too often. Unless the leases of
-- others leave less.
local handful = math.max(cost, math.min(wanted, floor(permits * worthwhile, period)))
local least = was_empty and handful <= burst - leased and handful or cost
local granted, wait = 0, 0
if least > available then
  wait = ceiling(missing + (handful - burst) * period, permits)
  if next_end and handful > burst - leased then
    wait = math.max(wait, next_end - now)
  end
elseif wanted > 0 then
  granted = math.min(wanted, available)
  missing = missing + granted * period
  if life > 0 then
    redis.call('HSET', KEYS[1], holder, struct.pack('dd', granted, now + life))
  end
end
redis.call('HSET', KEYS[1], 'bucket', struct.pack('dd', missing, now))
local full = now - clock + ceiling(missing, permits)
-- Not before the last lease has ended, whatever life the others' leases have.
local ends = math.max(last_end or now, now + life)
redis.call('PEXPIRE', KEYS[1], ceiling(math.max(full, ends - clock), 1000) + 1)
return { granted, now - clock + wait, available - granted, full, 0 }
