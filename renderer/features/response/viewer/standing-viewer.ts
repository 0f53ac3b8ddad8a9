import type { Caret } from './caret.ts'
import type { RowViewer } from './row-viewer.ts'

/** A viewer that stands, for whoever searches in it or moves over it. */
export interface StandingViewer {
  viewer: RowViewer
  caret: Caret
}
