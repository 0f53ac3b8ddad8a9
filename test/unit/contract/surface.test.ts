import { expect, it } from 'vitest'
import { contract } from '#shared/contract/index.ts'

it('offers a renderer exactly this', () => {
  const surface = Object.entries(contract).map(([name, definition]) => {
    const takesMessages = definition.kind === 'stream' && 'message' in definition
    return `${definition.kind} ${name}${takesMessages ? ' ← messages' : ''}`
  })
  expect(surface.sort()).toEqual([
    'call body.read',
    'call body.release',
    'call preferences.set',
    'call shell.info',
    'call shell.openExternal',
    'call shell.setTheme',
    'call window.attach',
    'call window.saveLayout',
    'call window.saveTab',
    'stream body.save',
    'stream diagnostics.watch',
    'stream exchange.execute ← messages',
    'stream preferences.watch'
  ])
})
