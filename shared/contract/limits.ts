/** Largest window that one `body.read` returns, in bytes. */
export const MAX_BODY_WINDOW = 1024 * 1024

/** Largest chunk of a request body that may cross in one message, in bytes. */
export const MAX_BODY_CHUNK = 1024 * 1024
