/** A part of a text that is tinted: `from` and `to` are indices into it. */
export interface Mark {
  from: number
  to: number
  tone: 'known' | 'unknown' | 'unresolved'
}
