/** What a process gives its exchanges: one beginning, and a number behind it. */
const NUMBERED = /^([\da-f]{8})-[-\da-f]+-0+([1-9a-f][\da-f]{0,7})$/
/** Of other ids: enough to tell them apart, and to be typed. */
const BEGINNING = 8

/** What tells an entry apart, in as few signs as can be typed: `3f2a91c0-1b` of a process's 27th exchange. */
export function shortId(id: string): string {
  const [, beginning, count] = NUMBERED.exec(id) ?? []
  return count === undefined ? id.slice(0, BEGINNING) : `${beginning}-${count}`
}
