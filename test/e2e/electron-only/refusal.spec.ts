import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { findElectron } from '../../../scripts/electron-runtime.mjs'
import { expect, test } from '../fixtures.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')

test('without a data folder the app says why it cannot run, and what to do', async () => {
  const place = await mkdtemp(path.join(tmpdir(), 'sonde-e2e-'))
  const home = path.join(place, 'file')
  await writeFile(home, '')
  const found = findElectron()
  if ('why' in found) throw new Error(found.why)
  // A dialog of the system stays until a person closes it, which only a person can: the same is said here.
  const child = spawn(found.executable, ['--no-sandbox', ROOT], {
    env: { ...process.env, SONDE_HOME: home },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true
  })
  try {
    let said: string | undefined
    for await (const line of createInterface({ input: child.stderr })) {
      if (line.startsWith('sonde: ')) said = line
      if (said !== undefined) break
    }
    expect(said).toContain('Sonde cannot run without a data folder of its own.')
    expect(said).toContain(`${home}`)
    expect(said).toContain('SONDE_HOME')
  } finally {
    if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL')
    else child.kill('SIGKILL')
    await rm(place, { recursive: true, force: true })
  }
})
