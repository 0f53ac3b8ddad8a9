import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { OpenedCollection, requestText } from '#test/fixtures/opened-collection.ts'
import { moveItems } from '#workspace/collections/move-items.ts'
import { renameItem } from '#workspace/collections/rename-item.ts'
import { prepareModule } from '../../../suites/fork-module.ts'
import { temporaryFolder } from '../../../suites/temporary-folder.ts'
import type { Told } from '../tell-moves.ts'

const OTHER = fileURLToPath(new URL('../tell-moves.ts', import.meta.url))

/** Another process that has the same collection open. @returns what it tells next */
async function startOther({ home, folder }: OpenedCollection): Promise<() => Promise<Told>> {
  const start = await prepareModule(OTHER, 'tellMoves', await temporaryFolder())
  const child = start(home, folder)
  onTestFinished(() => void child.kill('SIGKILL'))
  const told: Told[] = []
  child.on('message', (message: Told) => told.push(message))
  const next = async () => {
    while (told.length === 0) await once(child, 'message')
    return told.shift() ?? ''
  }
  expect(await next()).toBe('ready')
  return next
}

it('are told in each, whoever makes them and whatever is written into the files', async () => {
  const opened = await OpenedCollection.of({
    'a.yml': requestText('a'),
    'b.yml': requestText('b', 2),
    'sub/folder.yml': 'info:\n  name: sub\n  type: folder\n',
    'sub/x.yml': requestText('x'),
    'sub/y.yml': requestText('y', 2)
  })
  const { collection } = opened
  const told = await startOther(opened)

  await renameItem(collection, 'a.yml', 'Alpha')
  expect(await told()).toBe('a.yml → Alpha.yml')
  await renameItem(collection, 'sub', 'Other')
  expect(await told()).toBe('sub → Other')
  await moveItems([{ collection, path: 'b.yml' }], collection, 'Other', undefined)
  expect(await told()).toBe('b.yml → Other/b.yml')
  expect(opened.node('Other/b.yml')?.seq).toBe(3)
  await renameItem(collection, 'Other/b.yml', 'Beta')
  expect(await told()).toBe('Other/b.yml → Other/Beta.yml')

  const edit = 'mv Other/y.yml z.yml; sed -i.tmp s/name:.y/name:.Z/ z.yml; rm z.yml.tmp'
  execFileSync('sh', ['-c', edit], { cwd: opened.folder })
  expect(await told()).toBe('Other/y.yml → z.yml')
})
