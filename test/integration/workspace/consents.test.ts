import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { ConsentStore } from '#workspace/consents/consent-store.ts'
import { until } from '../../fixtures/until.ts'
import { prepareModule } from '../../suites/fork-module.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const LOOP = fileURLToPath(new URL('./allow-in-a-loop.ts', import.meta.url))

const prepare = async () => ({
  home: await temporaryFolder(),
  start: await prepareModule(LOOP, 'allowInALoop', await temporaryFolder())
})

/** What processes have told that they did. */
class Told {
  readonly allowed = new Set<string>()
  readonly takenBack = new Set<string>()

  by(child: ChildProcess): void {
    child.on('message', ({ allowed, takenBack }: { allowed?: string; takenBack?: string }) => {
      if (allowed !== undefined) this.allowed.add(allowed)
      if (takenBack !== undefined) this.takenBack.add(takenBack)
    })
  }
}

/** @returns ids, of a file that could be read */
async function consentsIn(home: string): Promise<Set<string>> {
  const store = new ConsentStore(home)
  const value = await until(store.watch(AbortSignal.timeout(10_000)), () => true)
  expect(store.takeProblems()).toEqual([])
  return new Set(value.map(({ id }) => id))
}

it('loses nothing that several processes allow and take back at once', { timeout: 60_000 }, async () => {
  const { home, start } = await prepare()
  const told = new Told()
  const children = ['a', 'b', 'c'].map(name => start(home, name, '40'))
  for (const child of children) told.by(child)
  await Promise.all(children.map(child => once(child, 'exit')))
  expect(told.allowed.size).toBe(120)
  expect(told.takenBack.size).toBe(60)
  expect(await consentsIn(home)).toEqual(new Set([...told.allowed].filter(id => !told.takenBack.has(id))))
  expect(await readdir(home)).toEqual(['consents.json'])
})

it('keeps what was allowed when one of two is killed while it writes', { timeout: 60_000 }, async () => {
  const { home, start } = await prepare()
  const told = new Told()
  for (let round = 0; round < 8; round++) {
    const [killed, survivor] = [start(home, `killed${round}-`, '1000'), start(home, `other${round}-`, '20')]
    // It need not wait for the other: what it tells meanwhile counts too.
    told.by(survivor)
    const exits = [once(killed, 'exit'), once(survivor, 'exit')]
    const [first] = await once(killed, 'message')
    expect(first).toEqual({ problems: [] })
    told.by(killed)
    for (let n = 0; n <= round; n++) await once(killed, 'message')
    killed.kill('SIGKILL')
    // No lock of the dead one holds up the other.
    await Promise.all(exits)
  }
  const kept = await consentsIn(home)
  // One that was being taken back may have been.
  const missing = [...told.allowed].filter(id => !told.takenBack.has(id) && !kept.has(id))
  expect(missing.length).toBeLessThanOrEqual(8)
  expect([...told.takenBack].filter(id => kept.has(id))).toEqual([])
  expect(told.allowed.size).toBeGreaterThanOrEqual(8 * 20)
})
