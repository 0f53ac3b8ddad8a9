/** Statuses that commands end with where curl has one for it (libcurl-errors(3)). */

/** An answer that is an error, where that counts, or opens no session. */
export const REFUSED = 22
/** What cannot be written. */
export const UNWRITABLE = 23
/** A file to be sent that cannot be read. */
export const UNREADABLE = 26
/** What fails while receiving. */
export const RECEIVING = 56
/** A certificate of one's own, or its key, that cannot be used. */
export const NO_IDENTITY = 58
/** A body whose coding cannot be taken off, or is damaged: what there is of it is shown all the same. */
export const UNDECODED = 61
/** A file of authorities that cannot be used. */
export const NO_AUTHORITIES = 77
