import { open, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { readStored } from '#workspace/read-stored.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const Size = z.object({ size: z.number() })

it('waits for whoever writes a file in its place to come to the end', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'a.json')
  const file = await open(path, 'w')
  const read = readStored(path, Size, 'The size')
  for (const part of ['{"si', 'ze":', ' 3}']) {
    await setTimeout(60)
    await file.writeFile(part)
  }
  await file.close()
  expect(await read).toEqual({ value: { size: 3 } })
  expect(await readdir(folder)).toEqual(['a.json'])
})

it('sets a file aside at once that has been broken for longer', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'a.json')
  await writeFile(path, '{"size":')
  const before = new Date(Date.now() - 60_000)
  await utimes(path, before, before)
  const { value, problem } = await readStored(path, Size, 'The size')
  expect(value).toBeUndefined()
  expect(problem).toMatch(
    /^The size could not be restored: the file is damaged\. It is kept as a\.json\.broken-/
  )
  expect(await readdir(folder)).toEqual([expect.stringMatching(/^a\.json\.broken-/)])
})
