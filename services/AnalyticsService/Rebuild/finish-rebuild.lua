-- Opens the views to readers and to events as they come.
-- KEYS  marker, rebuild
-- ARGV  who builds, the run id that it began in
-- Gives 1, or 0: Redis lost what was built, or another instance has taken over.
if redis.call('GET', KEYS[2]) ~= ARGV[1] then
  return 0
end
redis.call('DEL', KEYS[2])
redis.call('SET', KEYS[1], ARGV[2])
return 1
