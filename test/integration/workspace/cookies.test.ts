import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { CookieStore } from '#workspace/cookie-store.ts'
import { prepareModule } from '../../suites/fork-module.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const LOOP = fileURLToPath(new URL('./store-cookies-in-a-loop.ts', import.meta.url))

const prepare = async () => ({
  home: await temporaryFolder(),
  start: await prepareModule(LOOP, 'storeCookiesInALoop', await temporaryFolder())
})

async function namesIn(home: string): Promise<(string | undefined)[]> {
  const store = new CookieStore(home)
  const changes = await store.merge([])
  expect(store.takeProblems()).toEqual([])
  return changes.map(({ cookie }) => cookie?.name)
}

it('loses no cookie of several processes that store at once', { timeout: 60_000 }, async () => {
  const { home, start } = await prepare()
  const children = ['a', 'b', 'c'].map(name => start(home, name, '40'))
  await Promise.all(children.map(child => once(child, 'exit')))
  expect(new Set(await namesIn(home)).size).toBe(120)
  expect(await readdir(home)).toEqual(['cookies.json'])
})

it('keeps what was stored when it is killed while it stores', { timeout: 60_000 }, async () => {
  const { home, start } = await prepare()
  const stored = new Set<string>()
  for (let round = 0; round < 8; round++) {
    const child = start(home, `round${round}-`, '1000')
    const exited = once(child, 'exit')
    const [state] = await once(child, 'message')
    expect(state).toEqual({ known: expect.any(Number), problems: [] })
    expect(state.known).toBeGreaterThanOrEqual(stored.size)
    child.on('message', (message: { stored: string }) => stored.add(message.stored))
    // In the midst of another one.
    for (let n = 0; n <= round; n++) await once(child, 'message')
    child.kill('SIGKILL')
    await exited
  }
  const kept = new Set(await namesIn(home))
  expect([...stored].filter(name => !kept.has(name))).toEqual([])
  expect(stored.size).toBeGreaterThanOrEqual(8)
})
