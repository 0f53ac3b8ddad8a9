import type { PhaseName } from './phases.ts'

/**
 * `{name}` in a text is replaced by the fact of that name; `{plain}` and `{secure}` are the beginnings of URLs of the kind
 * that was asked for, without and with TLS.
 */
export interface Explanation {
  sentence: string
  hint: string
  /** A hint that fits the facts better, where there is one. */
  hintFor?: (facts: Record<string, string | number>) => string | undefined
  /** Exit status of the command line where it is another than that of the code. */
  exit?: number
}

export interface ErrorEntry extends Explanation {
  /** Exit status of the command line: curl's number where curl has one (libcurl-errors(3)). */
  exit: number
  /** Narrower texts for the causes that can be told apart. The key is `ErrorRecord.reason`. */
  reasons?: Record<string, Explanation>
  /** Hints for the phases in which another one is due, where no reason is given. */
  hintIn?: Partial<Record<PhaseName, string>>
}
