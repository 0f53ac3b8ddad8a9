/**
 * A key with its modifiers, written `Mod+Shift+T`. `Mod` is Command on a Mac and Control elsewhere. The order is
 * Mod, Ctrl, Alt, Shift, key; letters are upper case, other keys have the name of `KeyboardEvent.key`.
 */
export type KeyChord = string

/** The part of a KeyboardEvent that makes a chord. */
export interface KeyPress {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/** The chord that was pressed. */
export function chordOf(press: KeyPress, mac: boolean): KeyChord {
  const key = keyName(press)
  const named = key.length > 1 || /[A-Z0-9]/.test(key)
  return [
    (mac ? press.metaKey : press.ctrlKey) && 'Mod',
    mac && press.ctrlKey && 'Ctrl',
    press.altKey && 'Alt',
    // A sign such as ? already says that Shift was held, on whichever layout it needs it.
    named && press.shiftKey && 'Shift',
    key
  ]
    .filter(Boolean)
    .join('+')
}

/** A chord as caps for people: `['⌘', 'K']` or `['Ctrl', 'K']`. */
export function chordCaps(chord: KeyChord, mac: boolean): string[] {
  const caps = mac ? MAC_CAPS : PC_CAPS
  return chordParts(chord).map(part => wordFor(part, caps))
}

/** A chord in words, for whoever hears it: `Ctrl+Enter`, `Command+Enter` on a Mac. */
export function spokenChord(chord: KeyChord, mac: boolean): string {
  const words = mac ? MAC_WORDS : PC_WORDS
  return chordParts(chord)
    .map(part => wordFor(part, words))
    .join('+')
}

/** A key may be called as what every object has. */
function wordFor(part: string, words: Readonly<Record<string, string>>): string {
  return (Object.hasOwn(words, part) ? words[part] : undefined) ?? part
}

/** The modifiers of a chord, then its key, which may be the plus itself. */
export function chordParts(chord: KeyChord): string[] {
  return chord.split(/\+(?!$)/)
}

/**
 * The chord that stands for this one on a keyboard. Option alone types letters on a Mac, and on many layouts the
 * braces of JSON among them: there Control is held as well.
 */
export function fitKeyboard(chord: KeyChord, mac: boolean): KeyChord {
  return mac ? chord.replace(/^Alt\+/, 'Ctrl+Alt+') : chord
}

/** Whether a chord would type something: it is left alone while a text field has the focus. */
export function isTyping(chord: KeyChord): boolean {
  return chord.length === 1
}

const ARROWS = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Enter: '↵', Escape: 'Esc' }
const MAC_CAPS: Record<string, string> = { ...ARROWS, Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧', Enter: '↩' }
const PC_CAPS: Record<string, string> = {
  ...ARROWS,
  Mod: 'Ctrl',
  Enter: 'Enter',
  PageUp: 'PgUp',
  PageDown: 'PgDn'
}

const PC_WORDS: Record<string, string> = { Mod: 'Ctrl' }
const MAC_WORDS: Record<string, string> = { Mod: 'Command', Ctrl: 'Control', Alt: 'Option' }

function keyName({ key, code, altKey }: KeyPress): string {
  // Option types other letters on a Mac, and other alphabets have other letters on the same keys.
  const physical = /^(?:Key|Digit)(.)$/.exec(code)?.[1]
  if (physical && (altKey || key.length === 1) && !/^[\x21-\x7e]$/.test(altKey ? '' : key)) return physical
  return key.length === 1 ? key.toUpperCase() : key
}
