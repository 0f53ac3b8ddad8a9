import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, rename, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { OpenedCollection, requestText } from '#test/fixtures/opened-collection.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { DeletedItems } from '#workspace/collections/delete-items.ts'
import { deleteLeftovers } from '#workspace/collections/delete-leftovers.ts'
import { readItemOnDisk } from '#workspace/collections/item-on-disk.ts'
import { readCollection } from '#workspace/collections/read-collection.ts'
import { MAX_FILE_BYTES } from '#workspace/collections/read-file.ts'
import { saveItem } from '#workspace/collections/save-item.ts'
import { temporaryName } from '#workspace/temporary-name.ts'

describe('what a collection holds', () => {
  it('is its requests and folders, in the order of Bruno, without what is none of its own', async () => {
    const opened = await OpenedCollection.of({
      'b.yml': requestText('B', 2),
      'a.yml': requestText('A', 3),
      'c.yml': requestText('C', 1),
      'zoo/folder.yml': 'info:\n  name: Animals\n  type: folder\n  seq: 1\n',
      'zoo/lion.yml': requestText('Lion'),
      'abc/x.yml': requestText('X'),
      'environments/dev.yml': 'name: dev\n',
      'zoo/environments/note.yml': requestText('Note'),
      '.git/config.yml': 'x: 1',
      'node_modules/p/x.yml': requestText('P'),
      '.hidden.yml': requestText('H'),
      'readme.md': 'no'
    })
    expect(opened.order()).toEqual(['zoo', 'abc', 'c.yml', 'b.yml', 'a.yml'])
    expect(opened.paths()).toEqual([
      'a.yml',
      'abc',
      'abc/x.yml',
      'b.yml',
      'c.yml',
      'zoo',
      'zoo/environments',
      'zoo/environments/note.yml',
      'zoo/lion.yml'
    ])
    expect(opened.node('zoo')).toMatchObject({ kind: 'folder', name: 'Animals', seq: 1 })
    expect(opened.node('abc')).toMatchObject({ name: 'abc' })
  })

  it('leaves out what its own file has Bruno ignore, also when that changes', async () => {
    const ignoring = (path: string) =>
      `opencollection: 1.0.0\ninfo:\n  name: Shop\nextensions:\n  bruno:\n    ignore:\n      - ${path}\n`
    const opened = await OpenedCollection.of({
      'opencollection.yml': ignoring('out/made'),
      'out/made/x.yml': requestText('X'),
      'out/y.yml': requestText('Y')
    })
    expect(opened.paths()).toEqual(['out', 'out/y.yml'])
    await writeFile(opened.at('opencollection.yml'), ignoring('out/y.yml'))
    await opened.until(() => opened.paths().includes('out/made/x.yml'))
    expect(opened.paths()).toEqual(['out', 'out/made', 'out/made/x.yml'])
  })
})

describe('what is wrong with a file', () => {
  const good = { 'good.yml': requestText('Good', 9) }

  it.each([
    ['broken YAML', () => 'info:\n  name: X\n type: http\n', 3],
    ['a mark of a merge', () => `${requestText('X')}<<<<<<< HEAD\ndocs: a\n=======\ndocs: b\n>>>>>>> b\n`, 9],
    ['no kind', () => 'name: X\n', undefined],
    ['not UTF-8', () => new Uint8Array([0x69, 0xff, 0xfe]), undefined],
    ['brackets without end', () => `info: ${'['.repeat(200_000)}`, undefined],
    ['one endless line', () => `info:\n  name: ${'a: '.repeat(100_000)}\n  type: http\n`, undefined],
    ['too large', () => new Uint8Array(MAX_FILE_BYTES + 1).fill(0x20), undefined],
    ['too many values', () => `${requestText('X')}x:\n${'- a\n'.repeat(60_000)}`, undefined]
  ])('is told with its place, and never overwritten: %s', async (_, content, line) => {
    const opened = await OpenedCollection.of({ ...good, 'bad.yml': content() })
    await opened.collection.settled()
    const node = opened.node('bad.yml')
    expect(node).toMatchObject({ kind: 'unreadable', problem: { file: 'bad.yml' } })
    if (line !== undefined) expect(node?.problem?.line).toBe(line)
    expect(opened.node('good.yml')).toMatchObject({ kind: 'http', name: 'Good' })

    const before = await readFile(opened.at('bad.yml'))
    const { draft } = await opened.draft('good.yml')
    for (const revision of ['', opened.collection.revisionOf('bad.yml')]) {
      const result = await saveItem(opened.collection, 'bad.yml', draft, revision)
      expect(result).toMatchObject({ kind: 'conflict', content: { kind: 'source', itemKind: 'unreadable' } })
    }
    expect(before.equals(await readFile(opened.at('bad.yml')))).toBe(true)
  })

  it.each([
    ['nothing', '', true],
    ['no mapping', '- a\n- b\n', true],
    ['services', 'services:\n  web:\n    image: x\n', true],
    ['an OpenAPI document', 'openapi: 3.1.0\ninfo:\n  title: Shop\n  version: "1"\npaths: {}\n', true],
    ['two documents', 'kind: Pod\n---\nkind: Service\n', true],
    ['what was once a request', 'info:\n  name: [x\n', undefined],
    ['a merge of two requests', `<<<<<<< HEAD\n${requestText('X')}=======\n>>>>>>> b\n`, undefined],
    ['a request without its type', 'info:\n  name: X\n', undefined],
    ['a request of an unknown type', 'info:\n  type: soap\n', undefined],
    ['a request with its URL alone', '"http": x\n', undefined]
  ])('is told, and whether it says that it is a request at all: %s', async (_, content, foreign) => {
    const opened = await OpenedCollection.of({ ...good, 'beside.yml': content })
    await opened.collection.settled()
    const node = opened.node('beside.yml')
    expect(node).toMatchObject({ kind: 'unreadable', problem: { message: expect.any(String) } })
    expect(node?.foreign).toBe(foreign)
    const read = await readCollection('once', opened.folder)
    expect(read.tree.get('beside.yml')?.node).toEqual(node)
  })

  it('is told of each value that is none of its kind, with its line', async () => {
    const text = 'info:\n  name: W\n  type: http\nhttp:\n  method: [x]\n  url: {a: 1}\n  headers: hello\n'
    const opened = await OpenedCollection.of({
      ...good,
      'wrong.yml': text,
      'crlf.yml': `\uFEFF${text.replaceAll('\n', '\r\n')}`,
      'deep/folder.yml': 'info:\n  name: Deep\nrequest:\n  headers:\n    - name: a\n    - b\n',
      'deep/get.yml': requestText('Get')
    })
    await opened.collection.settled()
    for (const file of ['wrong.yml', 'crlf.yml'])
      expect(opened.node(file)?.problem).toEqual({
        message: [
          'http.method is a list, expected text.',
          'Line 6, column 3: http.url is a mapping, expected text.',
          'Line 7, column 3: http.headers is “hello”, expected a list.'
        ].join('\n'),
        file,
        line: 5,
        column: 3
      })
    const place = { file: 'deep/folder.yml', line: 6, column: 7 }
    expect(opened.node('deep')?.problem).toMatchObject(place)
    const disk = await readItemOnDisk(opened.collection, 'deep')
    expect(disk?.content).toMatchObject({ problem: place })
  })

  it('is told by the size of the file', async () => {
    const opened = await OpenedCollection.of({
      'large.yml': new Uint8Array(MAX_FILE_BYTES * 1.5).fill(0x20),
      'many.yml': `${requestText('Many')}x:\n${'- a\n'.repeat(60_000)}`
    })
    await opened.collection.settled()
    const problem = (path: string) => opened.node(path)?.problem
    expect(problem('large.yml')?.message).toContain('It has 6 MiB, and more than 4 MiB are not read.')
    expect(problem('many.yml')).toMatchObject({ file: 'many.yml', line: expect.any(Number) })
    expect(problem('many.yml')?.message).toContain('of its 0.2 MiB only what is above this line')
  })

  it.each([50, 5000, 100_000])('is told of a sonde.json that nests %i levels deep', async depth => {
    const deep = `{"items":{"good.yml":{"insecure":true,"x":${'['.repeat(depth)}${']'.repeat(depth)}}}}`
    const opened = await OpenedCollection.of({ ...good, 'sonde.json': deep })
    expect(opened.paths()).toEqual(['good.yml'])
    expect(opened.collection.info()).toMatchObject({ state: 'ready' })
    const told = opened.collection.info().problems.map(({ message }) => message)
    expect(told).toEqual(depth < 100 ? [] : ['It nests values deeper than 100 levels. Remove them.'])
  })

  it('is found below a head that can be read, which keeps its place in the tree', async () => {
    const opened = await OpenedCollection.of({
      'bad.yml': `${requestText('Late', 4)}runtime:\n  variables: [unclosed\n`
    })
    await opened.collection.settled()
    expect(opened.node('bad.yml')).toMatchObject({
      kind: 'unreadable',
      name: 'Late',
      seq: 4,
      problem: { file: 'bad.yml', line: 11 }
    })
  })

  it('is told of links: none is followed', async () => {
    const outside = await temporaryFolder()
    await writeFile(join(outside, 'secret.yml'), requestText('Secret'))
    const opened = await OpenedCollection.of({ ...good, 'folder/x.yml': requestText('X') })
    await symlink(opened.folder, opened.at('folder/loop'))
    await symlink(outside, opened.at('out'))
    await symlink(join(outside, 'secret.yml'), opened.at('secret.yml'))
    await symlink('self.yml', opened.at('self.yml'))
    await symlink('folder/x.yml', opened.at('same.yml'))
    await symlink('nowhere.yml', opened.at('gone.yml'))
    await opened.until(() => opened.paths().length === 9)
    const problem = (path: string) => opened.node(path)?.problem?.message
    expect(problem('folder/loop')).toContain('never end')
    expect(['out', 'folder/loop', 'secret.yml', 'gone.yml'].map(path => opened.node(path)?.foreign)).toEqual([
      true,
      true,
      undefined,
      undefined
    ])
    expect(problem('out')).toContain('out of the collection')
    expect(problem('secret.yml')).toContain('out of the collection')
    expect(problem('self.yml')).toContain('leads to itself')
    expect(problem('same.yml')).toContain('link to folder/x.yml in this collection')
    expect(problem('gone.yml')).toContain('not there')
    for (const path of ['out/secret.yml', 'folder/loop/good.yml']) {
      await expect(opened.draft(path)).rejects.toMatchObject({ code: 'BUILD', field: 'path' })
    }
    await expect(opened.draft('secret.yml')).rejects.toThrow('source')
  })

  it.each([
    '../x.yml',
    '/etc/passwd',
    'a/../../x.yml',
    '.git/config',
    'a//b',
    'a\0.yml',
    'node_modules/a.yml'
  ])('is told of paths that are none: %j', async path => {
    const opened = await OpenedCollection.of(good)
    await expect(opened.draft(path)).rejects.toMatchObject({ code: 'BUILD', field: 'path' })
  })

  it('is told of the collection as a whole, which stays usable', async () => {
    const opened = await OpenedCollection.of({
      ...good,
      'Good.yml': requestText('Good', 2),
      'opencollection.yml': 'info: [',
      'sonde.json': '{"items": {"gone.yml": {"insecure": true}}}'
    })
    const { problems } = opened.collection.info()
    expect(problems.map(({ file }) => file.toLowerCase())).toEqual([
      'opencollection.yml',
      'sonde.json',
      'good.yml'
    ])
    expect(problems[0]?.line).toBe(1)
    expect(problems[1]?.message).toContain('gone.yml')
    expect(problems[2]?.message).toContain('ignore case')
    expect(opened.node('good.yml')).toMatchObject({ kind: 'http' })
  })

  it('is told of a sonde.json that is broken, which is then not written', async () => {
    const opened = await OpenedCollection.of({ ...good, 'sonde.json': '{"items": ' })
    expect(opened.collection.info().problems).toMatchObject([{ file: 'sonde.json' }])
    const { draft, revision } = await opened.draft('good.yml')
    const strict = { ...draft, settings: { insecure: true } }
    await expect(saveItem(opened.collection, 'good.yml', strict, revision)).rejects.toMatchObject({
      code: 'IO',
      reason: 'unreadable'
    })
    expect(await opened.text('sonde.json')).toBe('{"items": ')
    expect(await opened.text('good.yml')).toBe(good['good.yml'])
  })
})

it('tells that the folder is gone, and that it is back', async () => {
  const opened = await OpenedCollection.of({ 'a.yml': requestText('A') })
  await rename(opened.folder, `${opened.folder}-away`)
  await opened.until(() => opened.collection.state === 'missing')
  expect(opened.paths()).toEqual([])
  await expect(opened.store.reader(opened.collection.id)).rejects.toMatchObject({ code: 'IO' })
  await rename(`${opened.folder}-away`, opened.folder)
  await opened.until(() => opened.collection.state === 'ready')
  expect(opened.paths()).toEqual(['a.yml'])
  await writeFile(opened.at('b.yml'), requestText('B'))
  await opened.until(() => opened.paths().includes('b.yml'))
})

it('opens no folder that is no collection, and says what it is', async () => {
  const opened = await OpenedCollection.of({})
  const folder = await temporaryFolder()
  const open = () => opened.store.open(opened.workspaceId, folder)
  await expect(open()).rejects.toMatchObject({ code: 'BUILD', field: 'path' })
  await writeFile(join(folder, 'bruno.json'), '{}')
  await expect(open()).rejects.toThrow('Bruno 3 can convert it')
  await expect(opened.store.open(opened.workspaceId, join(folder, 'no'))).rejects.toThrow(
    'There is no folder'
  )
})

it('reads a folder on a disk that is read-only, and says so', async context => {
  const place = await temporaryFolder()
  const mount = (...args: string[]) => execFileSync('mount', args, { stdio: 'pipe' })
  try {
    mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place)
  } catch {
    return context.skip('Nothing can be mounted here.')
  }
  try {
    await mkdir(join(place, 'shop'))
    await writeFile(join(place, 'shop', 'opencollection.yml'), 'info:\n  name: Shop\n')
    await writeFile(join(place, 'shop', 'a.yml'), requestText('A'))
    mount('-o', 'remount,ro', place)
    const opened = await OpenedCollection.at(join(place, 'shop'), await temporaryFolder())
    expect(opened.collection.info()).toMatchObject({ writable: false, state: 'ready' })
    const { draft, revision } = await opened.draft('a.yml')
    const save = saveItem(opened.collection, 'a.yml', { ...draft, method: 'PUT' }, revision)
    const file = opened.at('a.yml')
    const message = `The disk is read-only: ${file} cannot be written.`
    await expect(save).rejects.toMatchObject({ code: 'IO', reason: 'EROFS', message })
    const trash = new DeletedItems(() => Promise.reject(new Error('Something was put into the trash.')))
    const deletion = trash.delete([{ collection: opened.collection, path: 'a.yml' }])
    await expect(deletion).rejects.toMatchObject({ code: 'IO', reason: 'EROFS', message })
    mount('-o', 'remount,rw', place)
    await opened.until(() => opened.collection.info().writable)
    expect((await saveItem(opened.collection, 'a.yml', { ...draft, method: 'PUT' }, revision)).kind).toBe(
      'saved'
    )
    await opened.store.closeAll()
  } finally {
    execFileSync('umount', ['-l', place])
  }
})

it('keeps what is there when the disk is full', async context => {
  const place = await temporaryFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', place], { stdio: 'pipe' })
  } catch {
    return context.skip('Nothing can be mounted here.')
  }
  try {
    await mkdir(join(place, 'shop'))
    await writeFile(join(place, 'shop', 'opencollection.yml'), 'info:\n  name: Shop\n')
    await writeFile(join(place, 'shop', 'a.yml'), requestText('A'))
    const opened = await OpenedCollection.at(join(place, 'shop'), await temporaryFolder())
    const { draft, revision } = await opened.draft('a.yml')
    const large = { ...draft, body: { kind: 'text' as const, text: 'x'.repeat(400_000) } }
    const save = saveItem(opened.collection, 'a.yml', large, revision)
    await expect(save).rejects.toMatchObject({ code: 'IO', reason: 'ENOSPC' })
    expect(await opened.text('a.yml')).toBe(requestText('A'))
    const small = await saveItem(opened.collection, 'a.yml', { ...draft, method: 'PUT' }, revision)
    expect(small.kind).toBe('saved')
    await opened.store.closeAll()
  } finally {
    execFileSync('umount', ['-l', place])
  }
})

it('deletes what a process left behind that died while it wrote, but not what one may be writing', async () => {
  const old = '.a.yml.0123456789ab.tmp'
  const mine = await temporaryName('d.yml')
  const opened = await OpenedCollection.of({
    'a.yml': requestText('A'),
    [`sub/${old}`]: 'half',
    'sub/.b.yml.0123456789ab.tmp': 'half',
    'sub/.c.yml.999999999.1.0123456789ab.tmp': 'half',
    'environments/.dev.yml.999999999.1.0123456789ab.tmp': 'half',
    [`sub/${mine}`]: 'half',
    'sub/.mine.tmp': 'whole'
  })
  await utimes(opened.at(`sub/${old}`), 0, 0)
  await deleteLeftovers(opened.folder, opened.collection.tree.nodes())
  expect((await readdir(opened.at('sub'))).sort()).toEqual(['.b.yml.0123456789ab.tmp', mine, '.mine.tmp'])
  expect(await readdir(opened.at('environments'))).toEqual([])
})
