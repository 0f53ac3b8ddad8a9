import { chordParts, type KeyChord } from './key-chord.ts'

/** Keys that do something in every field, list and dialog, held alone or with Shift. */
const OF_EVERY_FIELD = new Set([
  ...['Tab', 'Enter', 'Escape', 'Backspace', 'Delete', ' ', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Insert', 'ContextMenu']
])

/** Chords with which texts are edited everywhere. */
const OF_EDITING = new Set(['Mod+A', 'Mod+C', 'Mod+V', 'Mod+X', 'Mod+Shift+V'])

/** Chords that no browser gives to a page, or not all of them. */
const OF_BROWSERS = new Set([
  ...['Mod+T', 'Mod+N', 'Mod+W', 'Mod+Q', 'Mod+Shift+T', 'Mod+Shift+N', 'Mod+Shift+W', 'Mod+Shift+Q'],
  ...['Mod+Tab', 'Mod+Shift+Tab', 'Ctrl+Tab', 'Ctrl+Shift+Tab', 'Mod+PageUp', 'Mod+PageDown'],
  ...['Mod+R', 'Mod+Shift+R', 'F5', 'F11', 'F12', 'Mod+Shift+I', 'Mod++', 'Mod+=', 'Mod+-', 'Mod+0'],
  ...Array.from({ length: 9 }, (_, index) => `Mod+${index + 1}`)
])

/** Chords that the system has. */
const OF_SYSTEM = new Set(['Alt+F4'])
const OF_MAC = new Set(['Mod+Q', 'Mod+H', 'Mod+M', 'Mod+Tab', 'Mod+ ', 'Mod+Alt+H'])

/** Chords with which the app's own menu does what is no command: it would do both. */
const OF_MENU = new Set(['Mod+Q', 'Mod+M', 'Mod+Shift+W', 'Mod+Shift+I', 'F11'])
const OF_MAC_MENU = new Set(['Mod+Shift+W', 'Mod+Alt+I', 'Mod+Ctrl+F'])

interface Place {
  /** Whether a browser shows the page. */
  browser: boolean
  mac: boolean
}

/** Why a chord can be no shortcut, as a sentence; undefined when it can. */
export function whyNoShortcut(chord: KeyChord, { browser, mac }: Place): string | undefined {
  const parts = chordParts(chord)
  const key = parts.at(-1) ?? ''
  const held = parts.slice(0, -1)
  const plain = !held.some(part => part !== 'Shift')
  if (plain && OF_EVERY_FIELD.has(key)) return 'Fields and lists need this key. Hold Ctrl, Alt or ⌘ with it.'
  if (plain && key.length === 1) return 'It would type text. Hold Ctrl, Alt or ⌘ with it.'
  if (mac && key.length === 1 && held.every(part => part === 'Alt' || part === 'Shift'))
    return 'Option types signs on a Mac. Hold Control or ⌘ with it.'
  if (OF_EDITING.has(chord)) return 'Texts are edited with it everywhere.'
  if (browser && OF_BROWSERS.has(chord)) return 'The browser keeps it for itself.'
  if (OF_SYSTEM.has(chord) || (mac && OF_MAC.has(chord))) return 'The system keeps it for itself.'
  if (!browser && (mac ? OF_MAC_MENU : OF_MENU).has(chord)) return 'The menu of Sonde has it already.'
  return undefined
}
