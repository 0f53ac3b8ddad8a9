import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { OutsideCopies } from '#host/outside-copies.ts'
import { outsideHandlers } from '#host/outside-handlers.ts'
import { SessionBodies } from '#host/session-bodies.ts'
import { FakeShell } from '../../fixtures/fake-shell.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

let home: string
let shell: FakeShell
let copies: OutsideCopies
let bodies: SessionBodies
let handlers: ReturnType<typeof outsideHandlers>

beforeEach(async () => {
  home = await temporaryFolder()
  shell = new FakeShell()
  copies = new OutsideCopies(join(home, 'bodies'))
  await mkdir(join(home, 'bodies'))
  bodies = new SessionBodies(async () => {})
  bodies.own('page')
  const bytes = new TextEncoder().encode('<html><script>x()</script>')
  const store = {
    readBody: async (_id: string, offset: number, length: number) => bytes.subarray(offset, offset + length),
    releaseBody: async () => {},
    locateBody: async () => ({ bytes, size: bytes.byteLength }),
    async saveBody(
      _id: string,
      path: string,
      { onProgress }: { onProgress: (saved: number, size: number) => void }
    ) {
      await writeFile(path, bytes)
      onProgress(bytes.byteLength, bytes.byteLength)
    }
  }
  handlers = outsideHandlers(store, bodies, { outsideCopies: copies, shell })
})

const context = { signal: new AbortController().signal, messages: (async function* () {})() }

it('opens a copy under a name that starts nothing', async () => {
  for await (const _ of handlers['body.openOutside'](
    { id: 'page', name: 'a/page.html', contentType: 'text/html' },
    context
  ));
  const [path = ''] = shell.openedFiles
  expect(basename(path)).toBe('a-page.txt')
  expect(path.startsWith(join(home, 'bodies'))).toBe(true)
  expect(await readFile(path, 'utf8')).toContain('<html>')
  if (process.platform !== 'win32') expect((await stat(join(path, '..'))).mode & 0o077).toBe(0)
  copies.close()
  expect(existsSync(path)).toBe(false)
})

it.each([
  ['without an ending', 'a'.repeat(250)],
  ['whose ending would be its last part', `${'a'.repeat(195)}.html`],
  ['of more than one byte for each sign', 'ä'.repeat(250)],
  ['that has more than one ending', `${'a'.repeat(120)}.${'b'.repeat(120)}.html`]
])('keeps the safe ending of a long name %s', async (_, name) => {
  const input = { id: 'page', name, contentType: 'text/html' }
  for await (const _ of handlers['body.openOutside'](input, context));
  const [path = ''] = shell.openedFiles
  expect(basename(path)).toMatch(/^[aä]{90,}\.txt$/)
  expect(Buffer.byteLength(basename(path))).toBeLessThanOrEqual(200)
})

it('lets exactly what was copied be dragged out', async () => {
  const events = []
  for await (const event of handlers['body.makeDraggable']({ id: 'page', name: 'a/b.html' }, context))
    events.push(event)
  const path = events.at(-1)?.path
  expect(shell.draggable).toEqual([path])
  expect(basename(path ?? '')).toBe('a-b.html')
})

it('makes one copy of a body, however often it is opened or dragged, and takes back what is dragged', async () => {
  const paths = new Set<string>()
  for (let time = 0; time < 3; time++) {
    for await (const _ of handlers['body.openOutside']({ id: 'page', name: 'a', contentType: '' }, context));
    for await (const { path } of handlers['body.makeDraggable']({ id: 'page', name: 'a.txt' }, context))
      if (path !== undefined) paths.add(path)
  }
  expect([new Set(shell.openedFiles).size, paths.size]).toEqual([1, 1])
  const [opened = ''] = shell.openedFiles
  const [dragged = ''] = paths
  expect(opened).not.toBe(dragged)
  await bodies.release('page')
  await expect.poll(() => existsSync(dragged)).toBe(false)
  expect(existsSync(opened)).toBe(true)
})

it('leaves no copy to be dragged of a body that is released as the copy ends', async () => {
  const input = { id: 'page', name: 'a.txt' }
  const drag = handlers['body.makeDraggable'](input, context)[Symbol.asyncIterator]()
  await drag.next()
  // Told that all is written, and not yet looked at what was.
  const ending = drag.next()
  await bodies.release('page')
  await expect(ending).rejects.toMatchObject({ code: 'IO', reason: 'body-gone' })
  expect(shell.draggable).toEqual([])
  const [own = ''] = await readdir(join(home, 'bodies'))
  expect(await readdir(join(home, 'bodies', own))).toEqual([])
})

it('refuses what is another session’s, and what the shell cannot do', async () => {
  const input = { id: 'other', name: 'a', contentType: '' }
  await expect(
    handlers['body.openOutside'](input, context)[Symbol.asyncIterator]().next()
  ).rejects.toMatchObject({
    code: 'IO'
  })
  shell.features = { ...shell.features, dragFile: { available: false, why: 'not here' } }
  const drag = handlers['body.makeDraggable']({ id: 'page', name: 'a' }, context)
  await expect(drag[Symbol.asyncIterator]().next()).rejects.toMatchObject({
    reason: 'unavailable',
    facts: { problem: 'not here' }
  })
})
