/** Why a text is not laid out to its end. `depth`: the result would be too large. */
export type LayoutFault = 'syntax' | 'depth' | 'end'

/** A text over lines, as far as its language goes. */
export interface PartlyLaidOut {
  text: string
  /** Where it is left as it came: the line, from 0, and why. Absent where all is laid out. */
  until?: { row: number; why: LayoutFault }
}
