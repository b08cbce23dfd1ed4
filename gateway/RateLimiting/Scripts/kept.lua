-- The numbers that a key keeps, one for each letter of the format. Anything of another length was written by somebody else.
local function kept_numbers(format, kept)
  if #kept ~= 8 * #format then
    error('NOLIMIT ' .. #kept .. ' bytes are no state of this limit')
  end
  return struct.unpack(format, kept)
end
