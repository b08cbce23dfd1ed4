-- The counter of fixed-window.lua, of which holders take permits ahead. A lease dies with its window: what comes back late is void.
-- ARGV: permits, window, 0, the beginning of the old lease's window, the cost at hand, permits wanted, permits given back.
local permits, window = tonumber(ARGV[1]), tonumber(ARGV[2])
local cost, wanted, unspent = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])

local start, used = window_now(KEYS[1], clock, window)
if tonumber(ARGV[4]) == start then
  used = math.max(0, used - unspent)
end

local left = start + window - clock
local available = permits - used
local granted, wait = 0, 0
if cost > available then
  wait = left
else
  granted = math.min(wanted, available)
end
keep(KEYS[1], struct.pack('dd', start, used + granted), left)
return { granted, wait, available - granted, left, start }
