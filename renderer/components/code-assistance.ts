import type { Mark } from './mark.ts'
import type { Offer } from './offer.ts'

/** What is told of a part of a text. Plain text. */
export interface Told {
  from: number
  to: number
  title: string
  lines: readonly string[]
}

export interface Diagnosis {
  from: number
  to: number
  message: string
  severity: 'error' | 'warning'
}

/**
 * What an editor of code knows about its text beyond its language. Everything is asked for with the whole text;
 * offsets are into it.
 */
export interface CodeAssistance {
  /** Parts that are tinted, in order and without overlap. */
  marks(text: string): readonly Mark[]
  /** What is told of what stands there, when it is pointed at. */
  tell(text: string, at: number): Told | undefined
  /** What fits where the caret stands. */
  offer(text: string, caret: number): Offer | undefined
  /** What is wrong with it, as far as its language does not say so itself. */
  diagnose?(text: string): readonly Diagnosis[]
}
