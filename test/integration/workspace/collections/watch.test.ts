import { execFileSync } from 'node:child_process'
import { renameSync, writeFileSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { OpenedCollection, requestText, writeFiles } from '#test/fixtures/opened-collection.ts'

function git(folder: string, ...args: string[]): void {
  const identity = ['-c', 'user.name=T', '-c', 'user.email=t@t.test', '-c', 'commit.gpgsign=false']
  execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'pipe' })
}

describe('a change from outside', () => {
  it('is told with the new revision, whether the file is written in place or replaced', async () => {
    const opened = await OpenedCollection.of({ 'a.yml': requestText('A'), 'b.yml': requestText('B') })
    await writeFile(opened.at('a.yml'), requestText('Changed'))
    await opened.until(() => opened.node('a.yml')?.name === 'Changed')
    await writeFile(opened.at('.b.yml.swp'), requestText('Replaced'))
    await rename(opened.at('.b.yml.swp'), opened.at('b.yml'))
    await opened.until(() => opened.node('b.yml')?.name === 'Replaced')
    expect(opened.contents()).toEqual(['a.yml', 'b.yml'])
    const last = opened.events.findLast(event => event.type === 'content')
    expect(last).toMatchObject({ revision: (await opened.draft('b.yml')).revision })
    expect(opened.moves()).toEqual([])
  })

  it('of 500 files by git arrives as a few bursts', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 500 }, (_, n) => [`f${n % 20}/r${n}.yml`, requestText(`R${n}`)])
    )
    const opened = await OpenedCollection.of(files)
    git(opened.folder, 'init', '-q')
    git(opened.folder, 'add', '-A')
    git(opened.folder, 'commit', '-qm', 'one')
    git(opened.folder, 'checkout', '-qb', 'other')
    const others = Object.fromEntries(Object.keys(files).map((path, n) => [path, requestText(`Other${n}`)]))
    await writeFiles(opened.folder, { ...others, 'f1/new.yml': requestText('New') })
    await rm(opened.at('f0'), { recursive: true })
    git(opened.folder, 'add', '-A')
    git(opened.folder, 'commit', '-qm', 'two')
    await opened.until(() => opened.paths().length === 500 + 20 + 1 - 26)
    await opened.until(() => opened.node('f19/r499.yml')?.name === 'Other499')

    opened.events.length = 0
    git(opened.folder, 'checkout', '-q', '-')
    const restored = () => Object.keys(files).every((path, n) => opened.node(path)?.name === `R${n}`)
    await opened.until(() => restored() && opened.node('f1/new.yml') === undefined)
    expect(opened.events.filter(({ type }) => type === 'nodes').length).toBeLessThan(30)
    expect(opened.moves()).toEqual([])
    expect(opened.order('f0')).toHaveLength(25)
    await writeFile(opened.at('f0/r0.yml'), requestText('Seen'))
    await opened.until(() => opened.node('f0/r0.yml')?.name === 'Seen')
  })

  it('that gives a file or a folder another name is told as that', async () => {
    const opened = await OpenedCollection.of({
      'a.yml': requestText('A'),
      'old/folder.yml': 'info:\n  name: Old\n',
      'old/deep/x.yml': requestText('X'),
      'old/y.yml': requestText('Y')
    })
    git(opened.folder, 'init', '-q')
    git(opened.folder, 'add', '-A')
    git(opened.folder, 'mv', 'a.yml', 'old/b.yml')
    await opened.until(() => opened.moves().length === 1)
    await rename(opened.at('old'), opened.at('new'))
    await opened.until(() => opened.moves().length === 2)
    expect(opened.moves()).toEqual(['a.yml → old/b.yml', 'old → new'])
    expect(opened.paths()).toEqual(['new', 'new/b.yml', 'new/deep', 'new/deep/x.yml', 'new/y.yml'])
    await writeFile(opened.at('new/deep/x.yml'), requestText('Seen'))
    await opened.until(() => opened.node('new/deep/x.yml')?.name === 'Seen')
    expect(opened.contents()).toEqual(['new/deep/x.yml'])
  })

  it('that puts a file in the place of one that went elsewhere is told as both', async () => {
    const opened = await OpenedCollection.of({ 'a.yml': requestText('A') })
    renameSync(opened.at('a.yml'), opened.at('b.yml'))
    writeFileSync(opened.at('a.yml'), requestText('Other'))
    await opened.until(() => opened.node('a.yml')?.name === 'Other')
    expect(opened.moves()).toEqual(['a.yml → b.yml'])
    expect(opened.paths()).toEqual(['a.yml', 'b.yml'])
  })

  it('that gives a folder another name by deleting and making it anew is told as that too', async () => {
    const texts = { 'x.yml': requestText('X'), 'sub/y.yml': requestText('Y'), 'z.yml': requestText('Z') }
    const under = (folder: string) =>
      Object.fromEntries(Object.entries(texts).map(([path, text]) => [join(folder, path), text]))
    const opened = await OpenedCollection.of(under('old'))
    git(opened.folder, 'init', '-q')
    git(opened.folder, 'add', '-A')
    git(opened.folder, 'commit', '-qm', 'one')
    git(opened.folder, 'checkout', '-qb', 'other')
    git(opened.folder, 'mv', 'old', 'new')
    await writeFile(opened.at('new/z.yml'), requestText('Changed'))
    git(opened.folder, 'commit', '-qam', 'two')
    await opened.until(() => opened.moves().length === 1 && opened.node('new/z.yml')?.name === 'Changed')
    opened.events.length = 0
    git(opened.folder, 'checkout', '-q', '-')
    await opened.until(() => opened.node('old/z.yml')?.name === 'Z' && opened.node('new') === undefined)
    expect(opened.moves()).toEqual(['new → old'])
    expect(opened.contents()).toEqual(['old/z.yml'])
  })

  it('in a folder that was just made is seen, however deep', async () => {
    const opened = await OpenedCollection.of({})
    await mkdir(opened.at('a/b/c/d'), { recursive: true })
    await writeFile(opened.at('a/b/c/d/x.yml'), requestText('X'))
    await opened.until(() => opened.node('a/b/c/d/x.yml') !== undefined)
    await writeFile(opened.at('a/b/c/d/y.yml'), requestText('Y'))
    await opened.until(() => opened.node('a/b/c/d/y.yml') !== undefined)
    await rm(opened.at('a/b'), { recursive: true })
    await opened.until(() => opened.paths().length === 1)
    await writeFile(opened.at('a/b'), 'a file where a folder was')
    await writeFiles(opened.folder, { 'a/z.yml': requestText('Z') })
    await opened.until(() => opened.paths().includes('a/z.yml'))
  })

  it('of what is no item is told to who sends requests', async () => {
    const opened = await OpenedCollection.of({ 'a.yml': requestText('A') })
    const reader = await opened.store.reader(opened.collection.id)
    const changed = new Set<string>()
    let wake = () => {}
    reader.onChange(path => {
      changed.add(path)
      wake()
    })
    const told = async (path: string) => {
      while (!changed.has(path)) await new Promise<void>(resolve => (wake = resolve))
    }
    await writeFile(opened.at('.env'), 'A=1')
    await told('.env')
    await writeFiles(opened.folder, { 'environments/dev.yml': 'name: dev\n' })
    await told('environments')
    await writeFiles(opened.folder, { 'environments/dev.yml': 'name: dev2\n' })
    await told('environments/dev.yml')
    await writeFile(opened.at('opencollection.yml'), 'info:\n  name: Other\n')
    await told('')
    expect(reader.name).toBe('Other')
    await writeFile(opened.at('a.yml'), requestText('B'))
    await told('a.yml')
  })
})
