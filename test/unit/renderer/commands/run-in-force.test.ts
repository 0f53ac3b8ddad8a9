import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Command } from '#renderer/commands/command.ts'

type RunInForce = typeof import('#renderer/commands/run-in-force.ts')
type Ui = typeof import('#renderer/state/ui.ts')

let runInForce: RunInForce['runInForce']
let ui: Ui
beforeAll(async () => {
  vi.stubGlobal('sessionStorage', { getItem: () => null })
  ui = await import('#renderer/state/ui.ts')
  runInForce = (await import('#renderer/commands/run-in-force.ts')).runInForce
})

const saved = vi.fn()
const SAVE: Command = { id: 'file.save', title: 'Save', run() {}, inDialog: { environments: saved } }
const OPEN: Command = { id: 'environments.open', title: 'Environments', run() {} }

describe('runInForce', () => {
  it('is what the command does, when it can be done', () => {
    expect(runInForce(SAVE, undefined)).toBe(SAVE.run)
    expect(runInForce({ ...SAVE, when: () => false }, undefined)).toBeUndefined()
  })

  it('is in a dialog what is said for it there, whatever could be done behind it', () => {
    expect(runInForce({ ...SAVE, when: () => false }, 'environments')).toBe(saved)
    expect(runInForce(SAVE, 'cookies')).toBeUndefined()
    expect(runInForce(SAVE, { kind: 'close', tabId: 'a' })).toBeUndefined()
  })

  it('closes the dialog that the command has opened', () => {
    ui.openDialog('environments')
    runInForce(OPEN, 'environments')?.()
    expect(ui.useUi.getState().dialog).toBeUndefined()
  })
})
