import { execFileSync } from 'node:child_process'
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
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

  test('is granted while the process runs', () => {
    const files = new FileAccess()
    expect(() => files.readable(at('chosen'), 'body.path')).toThrow('not chosen')
    files.grant({ read: [at('chosen')] })
    expect(files.readable(at('chosen'), 'body.path')).toBe(at('chosen'))
  })

  test('is read when it lies below what was granted, links followed', async () => {
    const files = new FileAccess({ below: [at('real')] })
    await symlink(at('secret'), at('real', 'out'))
    await symlink(at('real'), at('in'))
    expect(files.readable(at('in', 'missing'), 'body.path')).toBe(at('real', 'missing'))
    for (const path of [at('real', 'out'), at('real', '..', 'secret'), at('real-not')])
      expect(() => files.readable(path, 'body.path')).toThrow('not chosen')
  })

  test('is no device, no pipe and nothing of the kernel, whatever was granted', async () => {
    execFileSync('mkfifo', [at('pipe')])
    const files = new FileAccess({ read: ['/proc/self/environ'], below: ['/'] })
    for (const path of [at('pipe'), '/dev/zero', '/proc/self/environ', '/sys/kernel', at('real')])
      expect(() => files.readable(path, 'body.path')).toThrow('is no file that can be read')
    expect(() => files.openable('/proc/self', 'path')).toThrow('not chosen')
  })
})

describe('a file that a collection names', () => {
  const collection = () => ({ id: 'c', folder: at('real') })

  test('is read in its folder, wherever the folder’s path leads', async () => {
    await symlink(at('real'), at('link'))
    await writeFile(at('real', 'body.json'), '')
    const files = new FileAccess()
    for (const folder of [at('real'), at('link')])
      for (const path of ['body.json', './x/../body.json', at('link', 'body.json')])
        expect(files.readableFor({ id: 'c', folder }, path, 'body.path')).toBe(at('real', 'body.json'))
    expect(files.readableFor(collection(), 'missing', 'body.path')).toBe(at('real', 'missing'))
  })

  test('is refused elsewhere, also behind a link, one that leads nowhere yet, and a NUL', async () => {
    await symlink(at('secret'), at('real', 'out'))
    await symlink(at('later'), at('real', 'dangling'))
    await symlink(at('loop'), at('loop'))
    const files = new FileAccess()
    const paths = [
      '../secret',
      at('secret'),
      'out',
      'dangling',
      'dangling/x',
      'a\0b',
      '/etc/passwd',
      at('loop')
    ]
    for (const path of paths) {
      const read = () => files.readableFor(collection(), path, 'body.path')
      expect(read).toThrow(expect.objectContaining({ code: 'BUILD', field: 'body.path' }))
      expect(read).toThrow('lies outside the collection')
    }
  })

  test('is read elsewhere when that was allowed to it, and to no other', () => {
    const allowed = { kind: 'read-file', path: at('secret'), collectionId: 'c' }
    const files = new FileAccess({}, { allows: request => isDeepStrictEqual(request, allowed) })
    expect(files.readableFor(collection(), '../secret', 'body.path')).toBe(at('secret'))
    expect(() => files.readableFor({ ...collection(), id: 'd' }, '../secret', 'body.path')).toThrow('outside')
    expect(() => files.readable(at('secret'), 'body.path')).toThrow('not chosen')
  })
})

describe('a folder', () => {
  test('is opened when it or one around it was chosen, or that was allowed', async () => {
    await mkdir(at('real', 'in'))
    await symlink(at(), at('real', 'out'))
    const chosen = new FileAccess({ open: [at('real')] })
    expect(chosen.openable(at('real', 'in'), 'path')).toBe(at('real', 'in'))
    const allowed = { kind: 'open-folder', path: at('real') }
    const consented = new FileAccess({}, { allows: request => isDeepStrictEqual(request, allowed) })
    expect(consented.openable(at('real', '.'), 'path')).toBe(at('real'))
    for (const files of [chosen, consented, new FileAccess({ read: [at()] })])
      for (const path of [at(), at('real', 'out'), 'real', '/', ''])
        expect(() => files.openable(path, 'path')).toThrow('was not chosen on this machine')
  })

  test('that may be opened gives no file to whoever is no collection', () => {
    const files = new FileAccess({ open: [at()] })
    expect(() => files.readable(at('secret'), 'body.path')).toThrow('not chosen')
  })
})
