/** The command line itself was wrong: told on one line with the flag it is about. Nothing was sent. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly exit: number

  /** @param exit the status of the process: 2, or curl's where curl has one for it (libcurl-errors(3)) */
  constructor(message: string, exit = 2) {
    super(message)
    this.exit = exit
  }
}

/** A flag that a command does not have. Whoever knows the command says how its flags are listed. */
export class UnknownFlag extends UsageError {}
