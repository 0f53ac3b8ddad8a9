import { inElectron } from '../state/shell-kind.ts'
import type { KeyChord } from './key-chord.ts'

/** Chords that a browser keeps for its own tabs need others there. */
export function perShell(electron: readonly KeyChord[], browser: readonly KeyChord[]): readonly KeyChord[] {
  return inElectron ? electron : browser
}
