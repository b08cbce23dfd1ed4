-- Division of whole numbers: a quotient just below a whole number may be rounded up to it.
local function floor(value, divisor)
  local quotient = math.floor(value / divisor)
  if quotient * divisor > value then
    return quotient - 1
  end
  return quotient
end

local function ceiling(value, divisor)
  local quotient = math.floor(value / divisor)
  if quotient * divisor < value then
    return quotient + 1
  end
  return quotient
end
