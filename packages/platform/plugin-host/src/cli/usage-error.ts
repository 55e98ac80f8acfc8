/** The command line was not understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

const parseArgsCodes = new Set([
  'ERR_PARSE_ARGS_UNKNOWN_OPTION',
  'ERR_PARSE_ARGS_INVALID_OPTION_VALUE',
  'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL',
])

/** Whether an error says that the arguments were wrong: our own, or that of Node's `parseArgs`. */
export function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true
  return error instanceof Error && 'code' in error && parseArgsCodes.has(String(error.code))
}
