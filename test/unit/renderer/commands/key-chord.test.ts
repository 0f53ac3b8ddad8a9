import { describe, expect, it } from 'vitest'
import { chordCaps, chordOf, fitKeyboard, type KeyPress, spokenChord } from '#renderer/commands/key-chord.ts'

const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held
})

it('says a chord as its keys are called', () => {
  expect(spokenChord('Mod+Enter', false)).toBe('Ctrl+Enter')
  expect(spokenChord('Mod+Ctrl+Alt+K', true)).toBe('Command+Control+Option+K')
  expect(spokenChord('Mod++', false)).toBe('Ctrl++')
})

it('takes what every object has for no key of its own', () => {
  for (const key of ['__proto__', 'constructor', 'toString']) expect(chordCaps(key, false)).toEqual([key])
  expect(spokenChord('__proto__', false)).toBe('__proto__')
})

describe('chordOf', () => {
  it.each([
    ['Control+K', press('k', 'KeyK', { ctrlKey: true }), false, 'Mod+K'],
    ['Command+K', press('k', 'KeyK', { metaKey: true }), true, 'Mod+K'],
    ['Control+Tab on a Mac', press('Tab', 'Tab', { ctrlKey: true }), true, 'Ctrl+Tab'],
    ['Shift with a letter', press('T', 'KeyT', { ctrlKey: true, shiftKey: true }), false, 'Mod+Shift+T'],
    ['Shift with a sign', press('?', 'Slash', { shiftKey: true }), false, '?'],
    ['a Dvorak layout goes by the letter', press('k', 'KeyV', { ctrlKey: true }), false, 'Mod+K'],
    ['a Cyrillic layout goes by the place', press('л', 'KeyK', { ctrlKey: true }), false, 'Mod+K'],
    ['Option types other letters on a Mac', press('†', 'KeyT', { altKey: true }), true, 'Alt+T'],
    ['Option with a digit on a Mac', press('¡', 'Digit1', { altKey: true }), true, 'Alt+1'],
    ['a sign', press(',', 'Comma', { ctrlKey: true }), false, 'Mod+,'],
    ['a named key', press('Enter', 'Enter', { ctrlKey: true }), false, 'Mod+Enter'],
    ['a function key', press('F1', 'F1'), false, 'F1']
  ])('%s', (_, pressed, mac, chord) => {
    expect(chordOf(pressed, mac)).toBe(chord)
  })
})

describe('chordCaps', () => {
  it.each([
    ['Mod+Shift+T', false, ['Ctrl', 'Shift', 'T']],
    ['Mod+Shift+T', true, ['⌘', '⇧', 'T']],
    ['Alt+PageDown', false, ['Alt', 'PgDn']],
    ['Escape', false, ['Esc']],
    ['Mod++', false, ['Ctrl', '+']],
    ['+', false, ['+']]
  ])('%s, Mac: %s', (chord, mac, caps) => {
    expect(chordCaps(chord, mac)).toEqual(caps)
  })
})

describe('fitKeyboard', () => {
  it('leaves Option to typing on a Mac', () => {
    expect(fitKeyboard('Alt+5', true)).toBe('Ctrl+Alt+5')
    expect(fitKeyboard('Mod+K', true)).toBe('Mod+K')
    expect(fitKeyboard('Alt+5', false)).toBe('Alt+5')
  })
})
