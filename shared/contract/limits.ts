/** Largest window that one `body.read` returns, in bytes. */
export const MAX_BODY_WINDOW = 1024 * 1024

/** Largest chunk of a request body that may cross in one message, in bytes. */
export const MAX_BODY_CHUNK = 1024 * 1024

/** Largest body of known bytes that is gathered from messages, in bytes. A larger one is sent as a stream. */
export const MAX_GATHERED_BODY = 256 * 1024 * 1024

/** Largest frame that may come to the host over a WebSocket, in bytes. */
export const MAX_FRAME_BYTES = 64 * 1024 * 1024

/** Most rows of a text document that one `text.rows` returns. */
export const MAX_TEXT_ROWS = 2000

/** A line of a text document that is longer goes over several rows, each of so many bytes or a few more. */
export const MAX_ROW_BYTES = 4096

/** Most text of a document that is returned at once, in bytes. */
export const MAX_TEXT_READ = 8 * 1024 * 1024

/** Most matches of a search that are kept. */
export const MAX_MATCHES = 1_000_000

/** Text documents that may be open in one session at the same time. */
export const MAX_TEXT_DOCUMENTS = 32

/** Largest HAR file that is read, in bytes: all of it is one JSON text. */
export const MAX_HAR_FILE = 128 * 1024 * 1024

/** Most entries of a session's log that are returned at once. */
export const MAX_LOG_ENTRIES = 500

/** Most parts that a span of a session's time is cut into. */
export const MAX_LOG_BINS = 4000
