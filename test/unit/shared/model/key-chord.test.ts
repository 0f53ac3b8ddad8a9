import { expect, it } from 'vitest'
import { preferencesContract } from '#shared/contract/preferences.ts'
import { KeyChord } from '#shared/model/key-chord.ts'

it.each(['Mod+Shift+T', 'Mod+Ctrl+Alt+Shift+ArrowLeft', 'F12', '?', 'Mod++', 'Mod+ ', 'Alt+é', 'PageUp'])(
  'takes %s',
  chord => {
    expect(KeyChord.safeParse(chord).success).toBe(true)
  }
)

it.each([
  '',
  '__proto__',
  'constructor',
  'Shift+Mod+T',
  'Mod+',
  'mod+t',
  'Hyper+K',
  'A'.repeat(5000),
  'Mod+a b'
])('refuses %s', chord => {
  expect(KeyChord.safeParse(chord).success).toBe(false)
  expect(
    preferencesContract['preferences.set'].input.safeParse({ shortcuts: { 'tab.new': [chord] } }).success
  ).toBe(false)
})
