import { describe, expect, it } from 'vitest'
import type { AppMenu } from '#shared/contract/desktop.ts'
import { EMPTY_MENU, menuTemplate } from '../../../electron/main/menu-template.ts'

const command = (id: string, label: string, chord?: string) => ({
  id,
  label,
  enabled: true,
  ...(chord !== undefined && { chord })
})

const MENU: AppMenu = {
  file: [[command('tab.new', 'New tab', 'Mod+T')], [], [command('preferences.open', 'Preferences', 'Mod+,')]],
  edit: [[command('edit.undo', 'Undo', 'Mod+Z')], [command('search.open', 'Search everything')]],
  view: [],
  request: [[{ ...command('request.cancel', 'Cancel request', 'Escape'), enabled: false }]],
  help: [[command('about.open', 'About Sonde')]]
}

type Item = ReturnType<typeof menuTemplate>[number]

const chosen: string[] = []
const built = (menu: AppMenu, mac = false) => menuTemplate(menu, mac, id => chosen.push(id))

function itemsOf(template: Item[], name: string): Item[] {
  const submenu = template.find(({ label, role }) => label === name || role === name)?.submenu
  return Array.isArray(submenu) ? submenu : []
}

function words(items: Item[]): (string | undefined)[] {
  return items.map(({ label, role, type }) => label ?? role ?? type)
}

describe('menuTemplate', () => {
  it('puts what the system does around the commands, a line between groups and none for what is empty', () => {
    const template = built(MENU)
    expect(words(template)).toEqual(['File', 'Edit', 'View', 'Request', 'window', 'help'])
    expect(words(itemsOf(template, 'File'))).toEqual([
      'New tab',
      'separator',
      'Preferences',
      'separator',
      'Quit'
    ])
    expect(words(itemsOf(template, 'Edit'))).toEqual([
      ...['Undo', 'separator', 'Cut', 'Copy', 'Paste', 'Select all', 'separator', 'Search everything']
    ])
    expect(words(itemsOf(template, 'help'))).toEqual(['About Sonde'])
  })

  it('shows the keys of a command without listening to them, and what cannot be done', () => {
    expect(itemsOf(built(MENU), 'File')[0]).toMatchObject({
      accelerator: 'CommandOrControl+T',
      registerAccelerator: false,
      enabled: true
    })
    const [cancel] = itemsOf(built(MENU), 'Request')
    expect(cancel).toMatchObject({ enabled: false })
    expect(cancel).not.toHaveProperty('accelerator')
  })

  it('tells which command was chosen', () => {
    itemsOf(built(MENU), 'File')[0]?.click?.({} as never, undefined, {})
    expect(chosen).toEqual(['tab.new'])
  })

  it('follows a Mac: preferences, about and quit in the menu of the app, and nowhere else', () => {
    const template = built(MENU, true)
    expect(words(template)[0]).toBe('appMenu')
    expect(words(itemsOf(template, 'appMenu'))).toEqual([
      ...['About Sonde', 'separator', 'Preferences', 'separator', 'services', 'separator'],
      ...['Hide Sonde', 'Hide others', 'Show all', 'separator', 'Quit Sonde']
    ])
    expect(words(itemsOf(template, 'File'))).toEqual(['New tab'])
    expect(words(template)).not.toContain('help')
  })

  it('holds what the system does before a page has told its commands', () => {
    expect(words(built(EMPTY_MENU))).toEqual(['File', 'Edit', 'View', 'window'])
  })
})
