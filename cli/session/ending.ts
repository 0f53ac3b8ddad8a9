import type { ClientError } from '#shared/model/client-error.ts'

/** How a session ended: an error, or as a sentence why all is not well; with its exit status. */
export type Ending = { exit: number } & ({ error: ClientError } | { problem: string } | { isClean: true })

export const CLEAN: Ending = { isClean: true, exit: 0 }
/** Of curl: time that ran out. */
export const TIMED_OUT = 28
