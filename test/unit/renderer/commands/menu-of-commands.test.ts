import { describe, expect, it } from 'vitest'
import type { Command } from '#renderer/commands/command.ts'
import { MENU_LAYOUT } from '#renderer/commands/menu-layout.ts'
import { menuOfCommands } from '#renderer/commands/menu-of-commands.ts'

const SEND: Command = { id: 'request.send', title: 'Send request', keys: ['Mod+Enter'], run() {} }
const CANCEL: Command = { id: 'request.cancel', title: 'Cancel request', when: () => false, run() {} }
const UNDO: Command = { id: 'edit.undo', title: 'Undo', when: () => false, run() {} }

const isPossible = (command: Command) => command !== CANCEL

const keysOf = (command: Command) => command.keys?.[0]

describe('menuOfCommands', () => {
  it('shows each command where the layout has it, with its title, chord and whether it can be done', () => {
    const menu = menuOfCommands([CANCEL, SEND], { chordOf: keysOf, isPossible })
    expect(menu.request[0]).toEqual([
      { id: 'request.send', label: 'Send request', enabled: true, chord: 'Mod+Enter' },
      { id: 'request.cancel', label: 'Cancel request', enabled: false }
    ])
    expect(menu.file.flat()).toEqual([])
  })

  it('shows the chord that a person has chosen', () => {
    const menu = menuOfCommands([SEND], { chordOf: () => 'Mod+R', isPossible })
    expect(menu.request[0]?.[0]?.chord).toBe('Mod+R')
  })

  it('offers nothing that cannot be done, but for the undo of fields', () => {
    const menu = menuOfCommands([SEND, UNDO], { chordOf: keysOf, isPossible: () => false })
    expect(menu.request[0]?.[0]?.enabled).toBe(false)
    expect(menu.edit[0]?.[0]?.enabled).toBe(true)
  })

  it('has every command in one place', () => {
    const ids = Object.values(MENU_LAYOUT).flat(2)
    expect(ids).toEqual([...new Set(ids)])
  })
})
