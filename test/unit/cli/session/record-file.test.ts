import { ftruncateSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { RecordFile } from '../../../../cli/session/record-file.ts'

vi.mock('node:fs', async original => {
  const fs = await original<typeof import('node:fs')>()
  return { ...fs, writeSync: vi.fn(fs.writeSync), ftruncateSync: vi.fn(fs.ftruncateSync) }
})

afterEach(() => vi.mocked(ftruncateSync).mockReset())

const failing = (code: string) => () => {
  throw Object.assign(new Error(code), { code })
}

/** Fills the disk in the middle of the second line. @returns what the file holds, and what was told */
async function fillDisk() {
  const path = join(await temporaryFolder(), 'log')
  const told: string[] = []
  const file = new RecordFile(path, ({ message }) => told.push(message))
  const { writeSync: write } = await vi.importActual<typeof import('node:fs')>('node:fs')
  vi.mocked(writeSync)
    .mockImplementationOnce(fd => write(fd, 'one\ntw'))
    .mockImplementationOnce(failing('ENOSPC'))
  file.write('one\n')
  file.write('two\n')
  file.close()
  return { text: readFileSync(path, 'utf8'), told: told.map(each => each.replace(path, 'FILE')) }
}

test('what there is no room for leaves no half of a line', async () => {
  expect(await fillDisk()).toEqual({ text: 'one\n', told: ['--log FILE: ENOSPC'] })
})

test('and says so where that half cannot be taken away either', async () => {
  vi.mocked(ftruncateSync).mockImplementationOnce(failing('EIO'))
  expect(await fillDisk()).toEqual({ text: 'one\ntw', told: ['--log FILE: ENOSPC'] })
})
