-- Whether the views are complete, and were built since this Redis was started: one that was restarted may have read an older
-- state from its disk, marker included.
-- KEYS  marker, which holds the run id of the Redis that the views were built in
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
return redis.call('GET', KEYS[1]) == run
