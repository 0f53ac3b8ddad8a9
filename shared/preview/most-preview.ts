/** Largest body that is previewed, in bytes. A browser takes a document in one piece. */
export const MOST_PREVIEW = 5 * 1024 * 1024
