import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { findElectron } from '../../../scripts/electron-runtime.mjs'
import { expect, test } from '../fixtures.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')

let place = ''

test.beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'sonde-e2e-'))
  await writeFile(path.join(place, 'sonde'), '')
})

test.afterEach(async () => {
  // Where there is no Electron, nothing was begun.
  if (place !== '') await rm(place, { recursive: true, force: true, maxRetries: 3 })
})

test('without a data folder the app says why it cannot run, and what to do', async ({ display }) => {
  const said = await saidAtStart({ ...(await display()), SONDE_HOME: path.join(place, 'sonde') })
  expect(said).toContain(`Make ${path.join(place, 'sonde')}`)
})

test('so it does when only the engine needs that folder', async ({ display }) => {
  test.skip(process.platform !== 'linux', 'elsewhere the platform’s data folder cannot be chosen')
  const folders = { XDG_DATA_HOME: place, XDG_CONFIG_HOME: path.join(place, 'config') }
  const said = await saidAtStart({ ...(await display()), ...folders })
  expect(said).toContain(`Make ${path.join(place, 'sonde')} a folder that you can write to`)
})

/** In the place of the dialog of the system, which stays until a person closes it. */
const STUB = `const { dialog } = require('electron')
dialog.showErrorBox = (title, text) => process.stderr.write('dialog: ' + title + '. ' + text + '\\n')
`

/** Starts the app until it ends. @returns what its dialog said */
async function saidAtStart(env: NodeJS.ProcessEnv): Promise<string> {
  const found = findElectron()
  if ('why' in found) throw new Error(found.why)
  const stub = path.join(place, 'stub.cjs')
  await writeFile(stub, STUB)
  const { SONDE_HOME: _, ...inherited } = process.env
  const child = spawn(found.executable, ['--no-sandbox', '--require', stub, ROOT], {
    env: { ...inherited, ...env },
    stdio: ['ignore', 'ignore', 'pipe']
  })
  const exit = once(child, 'exit')
  const lines: string[] = []
  try {
    for await (const line of createInterface({ input: child.stderr })) lines.push(line)
    expect((await exit)[0]).toBe(23)
  } finally {
    child.kill('SIGKILL')
  }
  const [said = '', told = ''] = ['sonde: ', 'dialog: '].map(from =>
    lines.find(line => line.startsWith(from))
  )
  expect(said).toMatch(/^sonde: Sonde cannot run without a data folder of its own\..* SONDE_HOME\.$/)
  expect(told).toBe(said.replace('sonde: ', 'dialog: Sonde cannot start. '))
  return told
}
