import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { FileAccess } from '#host/file-access.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'

let folder = ''
const at = (...names: string[]) => join(folder, ...names)
beforeEach(async () => {
  folder = await temporaryFolder()
  await writeFile(at('chosen'), '')
  await writeFile(at('secret'), '')
  await mkdir(at('real'))
})

describe('a file', () => {
  test('that was chosen is read, by whatever path leads to it', async () => {
    const files = new FileAccess({ read: [at('chosen')] })
    await symlink(at('chosen'), at('link'))
    for (const path of [at('chosen'), at('real', '..', 'chosen'), at('link')])
      expect(files.readable(path, 'body.path')).toBe(at('chosen'))
  })

  test('that was not chosen is refused at its field, whether or not it is there', () => {
    const files = new FileAccess({ read: [at('chosen')], write: [at('secret')] })
    for (const path of [at('secret'), at('missing'), at(), '/etc/passwd', 'chosen', '']) {
      const read = () => files.readable(path, 'body.path')
      expect(read).toThrow(expect.objectContaining({ code: 'BUILD', field: 'body.path' }))
      expect(read).toThrow(`The file ${path} was not chosen on this machine`)
    }
  })

  test('is not another one because a link of its name leads there now', async () => {
    const files = new FileAccess({ read: [at('chosen')], write: [at('real', 'new')] })
    await rm(at('chosen'))
    await symlink(at('secret'), at('chosen'))
    await symlink(at('secret'), at('real', 'new'))
    expect(() => files.readable(at('chosen'), 'body.path')).toThrow('not chosen')
    expect(() => files.writable(at('real', 'new'), 'path')).toThrow('not chosen')
  })

  test('that is to be read may not be written', () => {
    const files = new FileAccess({ read: [at('chosen')] })
    expect(() => files.writable(at('chosen'), 'path')).toThrow('so nothing is saved there')
  })

  test('that does not exist yet may be written where it was chosen to be', async () => {
    await symlink(at('real'), at('folder'))
    const files = new FileAccess({ write: [at('folder', 'new')] })
    expect(files.writable(at('real', 'new'), 'path')).toBe(at('real', 'new'))
    expect(() => files.writable(at('real', 'other'), 'path')).toThrow('not chosen')
  })
})
