import { describe, expect, it } from 'vitest'
import type { Command } from '#renderer/commands/command.ts'
import { chooseChords, effectiveChords, findConflict } from '#renderer/commands/effective-chords.ts'

const command = (id: string, keys?: string[], within?: Command['within']): Command => ({
  id,
  title: id,
  run() {},
  ...(keys && { keys }),
  ...(within && { within })
})

const send = command('send', ['Mod+Enter'])
const find = command('find', ['Mod+K', 'Mod+Shift+P'])
const rename = command('rename', ['F2'], 'tree')
const bare = command('bare')
const all = [send, find, rename, bare]

describe('effectiveChords', () => {
  it('are those of the command until others were chosen, none included', () => {
    expect(effectiveChords(find, {})).toEqual(['Mod+K', 'Mod+Shift+P'])
    expect(effectiveChords(find, { find: ['F3'] })).toEqual(['F3'])
    expect(effectiveChords(find, { find: [] })).toEqual([])
    expect(effectiveChords(bare, {})).toEqual([])
  })
})

describe('findConflict', () => {
  it('names the other command that has the chord now', () => {
    expect(findConflict('Mod+K', send, all, {})).toBe(find)
    expect(findConflict('Mod+K', find, all, {})).toBeUndefined()
    expect(findConflict('Mod+K', send, all, { find: ['F3'] })).toBeUndefined()
    expect(findConflict('F3', send, all, { bare: ['F3'] })).toBe(bare)
  })

  it('finds none between commands of different places', () => {
    const inFilter = command('clear', [], 'filter')
    expect(findConflict('F2', inFilter, all, {})).toBeUndefined()
    expect(findConflict('F2', send, all, {})).toBe(rename)
    expect(findConflict('F2', command('other', [], 'tree'), all, {})).toBe(rename)
  })
})

describe('chooseChords', () => {
  it('keeps what was chosen for others, and what differs', () => {
    expect(chooseChords({ find: ['F3'] }, send, ['F4'])).toEqual({ find: ['F3'], send: ['F4'] })
    expect(chooseChords({}, send, [])).toEqual({ send: [] })
  })

  it('forgets a choice that is as the command came', () => {
    expect(chooseChords({ send: ['F4'] }, send, ['Mod+Enter'])).toEqual({})
    expect(chooseChords({ bare: ['F4'] }, bare, [])).toEqual({})
    expect(chooseChords({}, find, ['Mod+Shift+P', 'Mod+K'])).toEqual({ find: ['Mod+Shift+P', 'Mod+K'] })
  })
})
