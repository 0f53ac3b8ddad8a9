const MODIFIERS = new Map([
  ['Mod', 'CommandOrControl'],
  ['Ctrl', 'Control'],
  ['Alt', 'Alt'],
  ['Shift', 'Shift']
])

const KEYS = new Map([
  ['+', 'Plus'],
  [' ', 'Space'],
  ['ArrowUp', 'Up'],
  ['ArrowDown', 'Down'],
  ['ArrowLeft', 'Left'],
  ['ArrowRight', 'Right'],
  ['Enter', 'Return'],
  ['Escape', 'Esc']
])

const OWN_NAME = /^(?:[!-~]|F(?:[1-9]|1\d|2[0-4])|Tab|Backspace|Delete|Insert|Home|End|PageUp|PageDown)$/

/**
 * A chord of the page as Electron writes it: `Mod+Shift+ArrowUp` is `CommandOrControl+Shift+Up`.
 * @returns undefined for what Electron has no name for, where it would throw; and for a key that is held alone, which
 * a Mac would give to the menu even where a field or a popup has a use for it
 */
export function acceleratorOf(chord: string): string | undefined {
  const parts = chord.split(/\+(?!$)/)
  const key = parts.at(-1) ?? ''
  const held = parts.slice(0, -1)
  const modifiers = held.flatMap(part => MODIFIERS.get(part) ?? [])
  const name = KEYS.get(key) ?? (OWN_NAME.test(key) ? key : undefined)
  if (name === undefined || modifiers.length < held.length) return undefined
  const alone = held.every(part => part === 'Shift') && !/^F\d/.test(name)
  return alone ? undefined : [...new Set(modifiers), name].join('+')
}
