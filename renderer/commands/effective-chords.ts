import type { Command } from './command.ts'
import type { KeyChord } from './key-chord.ts'

/** Chords that a person has chosen, by the command's id; none is an empty list. */
export type ChosenChords = Readonly<Record<string, readonly KeyChord[]>>

const NONE: readonly KeyChord[] = []

/** The chords of a command: those that were chosen for it, else those that it comes with. */
export function effectiveChords({ id, keys = NONE }: Command, chosen: ChosenChords): readonly KeyChord[] {
  return chosen[id] ?? keys
}

/** The other command that a chord belongs to, if giving it to `command` would take it away from that or be useless. */
export function findConflict(
  chord: KeyChord,
  command: Command,
  commands: readonly Command[],
  chosen: ChosenChords
): Command | undefined {
  return commands.find(
    other =>
      other.id !== command.id && overlap(other, command) && effectiveChords(other, chosen).includes(chord)
  )
}

/** Commands with the same chord that are done in different places never meet. */
function overlap(a: Command, b: Command): boolean {
  return a.within === undefined || b.within === undefined || a.within === b.within
}

/** The choice with these chords for a command. What is as the command came is no choice. */
export function chooseChords(
  chosen: ChosenChords,
  { id, keys = NONE }: Command,
  chords: readonly KeyChord[]
): Record<string, KeyChord[]> {
  const { [id]: _, ...others } = chosen
  const next = Object.fromEntries(Object.entries(others).map(([other, list]) => [other, [...list]]))
  const asItCame = chords.length === keys.length && chords.every((chord, index) => chord === keys[index])
  return asItCame ? next : { ...next, [id]: [...chords] }
}
