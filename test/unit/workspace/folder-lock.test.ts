import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lockFolder } from '#workspace/folder-lock.ts'
import { ownIdentity } from '#workspace/process-identity.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

/** Above the largest process number that Linux gives out. */
const NOBODY = 4_194_305

it('is held by one until it is released', async () => {
  const folder = await temporaryFolder()
  const lock = await lockFolder(folder)
  expect(lock).toBeDefined()
  expect(await lockFolder(folder)).toBeUndefined()
  await lock?.release()
  expect(await lockFolder(folder)).toBeDefined()
})

it('is never given to two that ask at once', async () => {
  const folder = await temporaryFolder()
  for (let round = 0; round < 20; round++) {
    const locks = (await Promise.all(Array.from({ length: 5 }, () => lockFolder(folder)))).filter(Boolean)
    expect(locks.length).toBeLessThanOrEqual(1)
    for (const lock of locks) await lock?.release()
  }
})

it('passes from the dead to the living', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'lock-a.json'), JSON.stringify({ pid: NOBODY }))
  await writeFile(join(folder, 'lock-b.json'), 'half a lo')
  expect(await lockFolder(folder)).toBeDefined()
  const names = await readdir(folder)
  expect(names).toHaveLength(1)
  expect(JSON.parse(await readFile(join(folder, names[0] ?? ''), 'utf8'))).toEqual(await ownIdentity())
})

it.runIf(process.platform === 'linux')('tells a process from an earlier one of the same number', async () => {
  const folder = await temporaryFolder()
  await writeFile(
    join(folder, 'lock-a.json'),
    JSON.stringify({ pid: process.pid, started: 'another boot 1' })
  )
  expect(await lockFolder(folder)).toBeDefined()
})
