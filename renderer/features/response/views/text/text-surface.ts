import type { TextQuery } from '#shared/model/text-document.ts'
import type { TextPlace } from './text-memory.ts'

/** How far a search has come. */
export interface FindProgress {
  matches: number
  /** There may be more: it was left off. */
  capped: boolean
  /** From 0 to 1. */
  searched: number
  done: boolean
}

/** A text that is shown, whether by an editor or by the viewer: what one can do in it does not depend on which. */
export interface TextSurface {
  /** Where one is in it, for when one comes back. */
  readonly place: TextPlace
  focus(): void
  /** What is selected of it; empty where nothing is. */
  selectedText(): Promise<string>
  /** All of it. Fails with BODY_LIMIT where that is too much. */
  allText(): Promise<string>
  /** Where the value at the caret stands; undefined where there is no such thing. */
  path(): Promise<string | undefined>
  /** The value at the caret, as it is written. */
  value(): Promise<string>
  /** How many lines there are, as far as is known. */
  lineCount(): Promise<number>
  goToLine(line: number): Promise<void>
  toggleFold(): void
  /** Folds what is right within the outermost bracket. @returns whether it was all of that */
  foldAll(): Promise<boolean>
  unfoldAll(): void

  /** Searches all of it and marks what is found; the search before is forgotten. Fails with BUILD for no pattern. */
  find(query: TextQuery, tell: (progress: FindProgress) => void, signal: AbortSignal): Promise<void>
  /** The number of the first match from the caret on, from 0; undefined where none is known yet. */
  nearestMatch(): Promise<number | undefined>
  /** Marks a match as the current one, wherever it stands. */
  markMatch(n: number): Promise<void>
  /** Marks a match, brings it into sight and selects it. */
  showMatch(n: number): Promise<void>
  /** Marks nothing any more. */
  endFind(): void
}
