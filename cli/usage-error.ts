/** The command line itself was wrong: told on one line with the flag it is about, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
