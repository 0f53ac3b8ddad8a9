import { z } from 'zod'

/** As pages write chords: the modifiers that are held, in this order, then a sign or the name of `KeyboardEvent.key`. */
const CHORD = /^(?:Mod\+)?(?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?(?:.|[A-Z][A-Za-z0-9]{1,29})$/u

/** A key with its modifiers, such as `Mod+Shift+T`. */
export const KeyChord = z.string().regex(CHORD)

/** Chords by the command's id: a few at most, as many as can be shown beside it. */
export const Shortcuts = z.record(z.string().max(100), z.array(KeyChord).max(10))
export type Shortcuts = z.infer<typeof Shortcuts>
