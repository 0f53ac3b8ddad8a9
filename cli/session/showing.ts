/** Lets something be written to the terminal where it disturbs nothing that stands there: whole lines. */
export type Showing = (write: () => void) => void

/** Where nothing stands that could be disturbed. */
export const showAtOnce: Showing = write => write()
