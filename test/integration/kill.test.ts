import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { requestText, writeFiles } from '#test/fixtures/opened-collection.ts'
import { parseItem } from '#workspace/collections/parse-item.ts'
import { WindowStore } from '#workspace/window-store.ts'
import { prepareModule } from '../suites/fork-module.ts'
import { temporaryFolder } from '../suites/temporary-folder.ts'
import { versionOf } from './workspace/save-items-in-a-loop.ts'

const LOOP = fileURLToPath(new URL('./workspace/save-in-a-loop.ts', import.meta.url))
const ITEMS_LOOP = fileURLToPath(new URL('./workspace/save-items-in-a-loop.ts', import.meta.url))
/** So many loops of saves are killed at random points. */
const KILLS = Number(process.env.KILLS ?? 500)
/** So many of them run in one process, which takes longer to start than to be killed. */
const LOOPS = 4
/** So many processes run at once. */
const LANES = 4

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
    await once(child, 'message')
    await setTimeout(Math.random() * 60)
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

it('leaves every request whole when processes are killed while they save', { timeout: 300_000 }, async () => {
  const start = await prepareModule(ITEMS_LOOP, 'saveItemsInALoop', await temporaryFolder())
  const processes = Math.ceil(KILLS / LOOPS)
  let started = 0
  let saves = 0
  const lane = async () => {
    const place = await temporaryFolder()
    for (let index = 0; index < LOOPS; index++) {
      await writeFiles(join(place, `c${index}`), {
        'opencollection.yml': 'info:\n  name: Killed\n',
        'Request.yml': requestText('Request')
      })
    }
    for (; started < processes; ) {
      started += 1
      saves += await killOnce(start(place, String(LOOPS)), place)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  const killed = processes * LOOPS
  console.log(
    `${killed} loops of saves were killed in ${processes} processes, at save ${Math.round(saves / killed)} on average.`
  )
})

/** @returns how many saves were done */
async function killOnce(child: ChildProcess, place: string): Promise<number> {
  const exited = once(child, 'exit')
  for (const { problems } of await messagesOf(child, LOOPS)) {
    // Nothing that it said of a request may be of one that is not there, but what it says twice while it is renamed.
    expect(problems.filter(({ file }) => file !== 'sonde.json')).toEqual([])
  }
  await setTimeout(Math.random() * 150)
  child.kill('SIGKILL')
  await exited
  let saves = 0
  for (let index = 0; index < LOOPS; index++) saves += await checkWhole(join(place, `c${index}`))
  return saves
}

function messagesOf(child: ChildProcess, count: number): Promise<{ problems: { file: string }[] }[]> {
  const messages: { problems: { file: string }[] }[] = []
  return new Promise((resolve, reject) => {
    child.on('message', (message: { problems: { file: string }[] }) => {
      messages.push(message)
      if (messages.length === count) resolve(messages)
    })
    child.once('exit', code => reject(new Error(`The process ended with ${code}.`)))
  })
}

/** @returns which version it is */
async function checkWhole(folder: string): Promise<number> {
  const names = (await readdir(folder)).filter(name => !name.startsWith('.'))
  const requests = names.filter(each => !['opencollection.yml', 'sonde.json'].includes(each))
  const [name = ''] = requests
  // Killed while it is renamed, a file may have both names: it is one and the same.
  const inodes = await Promise.all(requests.map(async each => (await stat(join(folder, each))).ino))
  expect(new Set(inodes).size).toBe(1)
  for (const other of requests.slice(1)) await rm(join(folder, other))
  const parsed = parseItem(await readFile(join(folder, name), 'utf8'), name)
  if (!parsed.ok) throw new Error(parsed.problem.message)
  const { url = '', body } = parsed.item.draft ?? {}
  const n = Number(url.split('/').at(-1))
  expect({ url, text: body?.text }).toEqual(versionOf(n))
  // sonde.json is written first, so it is of this save or of the one that was killed, and never missing.
  const { items } = JSON.parse(await readFile(join(folder, 'sonde.json'), 'utf8'))
  expect([n, n + 1]).toContain(items[name]?.retries?.count)
  return n
}
