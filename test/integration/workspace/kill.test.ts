import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { WindowStore } from '#workspace/window-store.ts'
import { prepareModule } from '../../suites/fork-module.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const LOOP = fileURLToPath(new URL('./save-in-a-loop.ts', import.meta.url))

it('leaves every file whole when it is killed while it saves', { timeout: 60_000 }, async () => {
  const home = await temporaryFolder()
  const start = await prepareModule(LOOP, 'saveInALoop', await temporaryFolder())
  const windows = new Set<string>()
  for (let round = 0; round < 20; round++) {
    const child = start(home)
    const [state] = await once(child, 'message')
    windows.add(state.window)
    expect(state.problems).toEqual([])
    if (round > 0) expect(state.restored).toBeGreaterThan(0)
    await setTimeout(Math.random() * 60 + 20)
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  expect(windows.size).toBe(1)

  const window = await new WindowStore(home).attach()
  const state = await window.load()
  expect(state).toMatchObject({ id: [...windows][0], problems: [] })
  const text = state.tabs[0]?.draft.body.text ?? ''
  expect(text).toBe((text[0] ?? '').repeat(text.length))
  const folder = join(home, 'windows', window.id)
  for (const name of await readdir(join(folder, 'tabs'))) {
    expect(JSON.parse(await readFile(join(folder, 'tabs', name), 'utf8'))).toHaveProperty('draft')
  }
})

it('never gives one window to two processes', { timeout: 60_000 }, async () => {
  const home = await temporaryFolder()
  const start = await prepareModule(LOOP, 'saveInALoop', await temporaryFolder())
  const children = Array.from({ length: 4 }, () => start(home))
  const ends = children.map(child => once(child, 'exit'))
  try {
    const states = await Promise.all(children.map(child => once(child, 'message')))
    expect(new Set(states.map(([state]) => state.window)).size).toBe(children.length)
  } finally {
    for (const child of children) child.kill('SIGKILL')
  }
  await Promise.all(ends)
})
