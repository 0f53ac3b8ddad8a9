/** The words of a command, and what ended it before the text did. */
export interface CommandWords {
  words: string[]
  /** The operator that follows, such as `|` or a line break: what comes after it is another command. */
  operator?: string
  /** What could not be read for certain, in sentences. */
  notes?: string[]
}
