import type { ClientError } from '#shared/model/client-error.ts'

/** How a session ended: an error, or as a sentence why all is not well; with its exit status. */
export type Ending = { exit: number } & ({ error: ClientError } | { problem: string } | { isClean: true })

/** Curl's for an answer that is an error, which is what one is that opens no session. */
export const REFUSED = 22
/** Curl's for what fails while receiving. */
export const RECEIVING = 56
/** Of curl: time that ran out. */
export const TIMED_OUT = 28
