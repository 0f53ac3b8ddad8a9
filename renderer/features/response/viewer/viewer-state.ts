import type { TextPosition } from '#shared/model/text-document.ts'
import type { Folds } from './folds.ts'
import type { Place } from './scroll-place.ts'

/** Where one was in a viewer, and what was folded there. */
export interface ViewerState {
  anchor: TextPosition
  head: TextPosition
  place: Place
  /** In pixels. */
  left: number
  folds: Folds
}
