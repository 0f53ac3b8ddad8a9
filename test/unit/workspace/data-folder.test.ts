import { stat, writeFile } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { dataFolder, prepareDataFolder } from '#workspace/data-folder.ts'

it('is $SONDE_HOME when that is set', () => {
  expect(dataFolder({ SONDE_HOME: '/somewhere/else' })).toBe(resolve('/somewhere/else'))
  expect(dataFolder({ SONDE_HOME: 'relative' })).toBe(resolve('relative'))
})

it('is the platform’s data folder otherwise', () => {
  for (const environment of [{}, { SONDE_HOME: '' }]) {
    expect(isAbsolute(dataFolder(environment))).toBe(true)
    expect(dataFolder(environment)).toMatch(/sonde/i)
  }
})

it('is made where it is not there, for its owner alone', async () => {
  const home = join(await temporaryFolder(), 'a', 'b')
  prepareDataFolder(home)
  prepareDataFolder(home)
  expect((await stat(home)).mode & 0o777).toBe(0o700)
})

it('is refused where it cannot be one, with what to do', async () => {
  const place = await temporaryFolder()
  await writeFile(join(place, 'file'), '')
  for (const home of [join(place, 'file'), join(place, 'file', 'below')]) {
    const hint = expect.stringMatching(/Make .* a folder that you can write to, .* SONDE_HOME/)
    const refusal = expect.objectContaining({ code: 'IO', reason: 'data-folder', hint })
    expect(() => prepareDataFolder(home)).toThrow(refusal)
  }
})
