import { randomUUID } from 'node:crypto'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lockFolder } from '#workspace/folder-lock.ts'
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
  await writeFile(join(folder, `lock-${NOBODY}..${randomUUID()}`), '')
  expect(await lockFolder(folder)).toBeDefined()
  const names = await readdir(folder)
  expect(names).toHaveLength(1)
  expect(names[0]).toContain(`lock-${process.pid}.`)
})

it.runIf(process.platform === 'linux')('tells a process from an earlier one of the same number', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, `lock-${process.pid}.another-boot+1.${randomUUID()}`), '')
  expect(await lockFolder(folder)).toBeDefined()
})
