import { describe, expect, it } from 'vitest'
import { whyNoShortcut } from '#renderer/commands/refuse-chord.ts'

const ELECTRON = { browser: false, mac: false }
const BROWSER = { browser: true, mac: false }
const MAC = { browser: false, mac: true }

describe('whyNoShortcut', () => {
  it.each(['Mod+J', 'Alt+X', 'F2', 'Mod+Shift+Enter', 'Mod++', 'Mod+T', 'Alt+ArrowUp'])('takes %s', chord => {
    expect(whyNoShortcut(chord, ELECTRON)).toBeUndefined()
  })

  it.each([
    ['A', 'type text'],
    ['?', 'type text'],
    ['Shift+A', 'type text'],
    ['+', 'type text'],
    ['Tab', 'Fields and lists'],
    ['Shift+Enter', 'Fields and lists'],
    ['ArrowDown', 'Fields and lists'],
    [' ', 'Fields and lists'],
    ['Mod+C', 'edited with it'],
    ['Alt+F4', 'The system'],
    ['Mod+Q', 'The menu'],
    ['Mod+M', 'The menu'],
    ['Mod+Shift+W', 'The menu'],
    ['Mod+Shift+I', 'The menu'],
    ['F11', 'The menu']
  ])('refuses %s', (chord, why) => {
    expect(whyNoShortcut(chord, ELECTRON)).toContain(why)
  })

  it('leaves to a browser what no page is given', () => {
    for (const chord of ['Mod+T', 'Mod+W', 'Mod+3', 'Ctrl+Tab', 'F5', 'Mod++'])
      expect(whyNoShortcut(chord, BROWSER), chord).toContain('The browser')
    expect(whyNoShortcut('Mod+J', BROWSER)).toBeUndefined()
  })

  it('knows that Option types on a Mac', () => {
    expect(whyNoShortcut('Alt+L', MAC)).toContain('Option types')
    expect(whyNoShortcut('Ctrl+Alt+L', MAC)).toBeUndefined()
    expect(whyNoShortcut('Mod+Q', MAC)).toContain('The system')
    expect(whyNoShortcut('Mod+Alt+I', MAC)).toContain('The menu')
  })
})
