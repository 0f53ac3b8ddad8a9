import { describe, expect, it } from 'vitest'
import { acceleratorOf } from '../../../electron/main/accelerator.ts'

describe('acceleratorOf', () => {
  it.each([
    ['Mod+S', 'CommandOrControl+S'],
    ['Mod+Shift+T', 'CommandOrControl+Shift+T'],
    ['Ctrl+Alt+P', 'Control+Alt+P'],
    ['Mod+Enter', 'CommandOrControl+Return'],
    ['Alt+ArrowUp', 'Alt+Up'],
    ['Mod++', 'CommandOrControl+Plus'],
    ['Mod+,', 'CommandOrControl+,'],
    ['Ctrl+PageDown', 'Control+PageDown'],
    ['F1', 'F1'],
    ['Shift+F24', 'Shift+F24']
  ])('writes %s as %s', (chord, accelerator) => expect(acceleratorOf(chord)).toBe(accelerator))

  it.each(['Escape', '?', 'Delete', 'Shift+Enter'])('leaves %s, which is held alone, to the page', chord => {
    expect(acceleratorOf(chord)).toBeUndefined()
  })

  it.each([
    '',
    '+',
    'Mod+',
    'Mod+Ä',
    'Hyper+A',
    'Mod+constructor',
    'constructor+A',
    'Mod+AB',
    'Mod+F25',
    'Mod\n+A'
  ])('has no word for %j', chord => expect(acceleratorOf(chord)).toBeUndefined())
})
