import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { environmentChain } from '#workspace/environments/environment-chain.ts'
import { readEnvironmentFile } from '#workspace/environments/environment-file.ts'
import { EnvironmentFolder } from '#workspace/environments/environment-folder.ts'
import { EnvironmentSnapshot } from '#workspace/environments/environment-snapshot.ts'

/** Each calls itself otherwise than its file, and extends the one before by that name. */
async function chained(count: number): Promise<string> {
  const folder = join(await temporaryFolder(), 'environments')
  await mkdir(folder)
  for (let n = 0; n < count; n++)
    await writeFile(join(folder, `f${n}.yml`), `name: n${n}\n${n > 0 ? `extends: n${n - 1}\n` : ''}`)
  return folder
}

it('reads each file once, however the files call each other', async () => {
  const folder = await chained(15)
  const names = Array.from({ length: 15 }, (_, n) => `f${n}`)
  const read: string[] = []
  const snapshot = new EnvironmentSnapshot(names, name => {
    read.push(name)
    return readEnvironmentFile(join(folder, `${name}.yml`), name)
  })
  const { environments, problems } = await environmentChain('f14', async () => snapshot)
  expect(environments.map(({ name }) => name)).toEqual(names)
  expect(problems).toEqual([])
  expect(read.sort()).toEqual(names.toSorted())
})

it('ends a chain that goes on and on, and says so', async () => {
  const folder = new EnvironmentFolder(await chained(400), { shared: true })
  const { environments, problems } = await environmentChain('f399', () => folder.snapshot())
  expect(environments.map(({ name }) => name)).toEqual(Array.from({ length: 20 }, (_, n) => `f${380 + n}`))
  expect(problems).toEqual([
    'Under the environment f399 more than 20 lie. f379 and what it extends are left out.'
  ])
})

it('tells why none can be looked up', async () => {
  const { problems } = await environmentChain('dev', () => Promise.reject(new Error('gone')))
  expect(problems).toEqual([expect.stringMatching(/^The environment dev cannot be read\. /)])
})
