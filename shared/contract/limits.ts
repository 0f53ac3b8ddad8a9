/** Largest window that one `body.read` returns, in bytes. */
export const MAX_BODY_WINDOW = 1024 * 1024

/** Largest chunk of a request body that may cross in one message, in bytes. */
export const MAX_BODY_CHUNK = 1024 * 1024

/** Largest body of known bytes that is gathered from messages, in bytes. A larger one is sent as a stream. */
export const MAX_GATHERED_BODY = 256 * 1024 * 1024

/** Largest frame that may come to the host over a WebSocket, in bytes. */
export const MAX_FRAME_BYTES = 64 * 1024 * 1024
