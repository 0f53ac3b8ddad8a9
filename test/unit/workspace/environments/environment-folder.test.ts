import { appendFileSync, watch } from 'node:fs'
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnvironment } from '@usebruno/filestore'
import { beforeEach, describe, expect, it } from 'vitest'
import { ClientError } from '#shared/model/client-error.ts'
import type { Environment } from '#shared/model/environment.ts'
import { EnvironmentFolder } from '#workspace/environments/environment-folder.ts'
import { temporaryName } from '#workspace/temporary-name.ts'
import { temporaryFolder } from '../../../suites/temporary-folder.ts'

let home: string
let folder: EnvironmentFolder

beforeEach(async () => {
  home = await temporaryFolder()
  folder = new EnvironmentFolder(join(home, 'environments'), { shared: true })
})

const write = async (name: string, text: string) => {
  await mkdir(folder.folder, { recursive: true })
  await writeFile(join(folder.folder, name), text)
}
const text = (name: string) => readFile(join(folder.folder, name), 'utf8')
const dev: Environment = {
  name: 'dev',
  color: '#ff0000',
  variables: [
    { name: 'host', value: 'example.com', enabled: true },
    { name: 'token', value: 'never written', enabled: true, secret: true }
  ]
}

async function opened(name: string) {
  const stored = await folder.read(name)
  if (!stored) throw new Error(`no ${name}`)
  return stored
}

async function refusal(work: Promise<unknown>): Promise<ClientError> {
  const error = await work.catch((thrown: unknown) => thrown)
  if (!(error instanceof ClientError)) throw new Error('it was not refused')
  return error
}

describe('a folder of environments', () => {
  it('is empty while there is none', async () => {
    expect(await folder.list()).toEqual([])
    expect(await folder.read('dev')).toBeUndefined()
    expect(await readdir(home)).toEqual([])
  })

  it('makes files that Bruno reads, without values of secrets', async () => {
    expect(await folder.create(dev)).toBe('dev')
    expect(await text('dev.yml')).not.toContain('never')
    expect(await parseEnvironment(await text('dev.yml'), { format: 'yml' })).toMatchObject({
      name: 'dev',
      color: '#ff0000',
      variables: [
        { name: 'host', value: 'example.com', secret: false },
        { name: 'token', value: '', secret: true }
      ]
    })
    expect(await folder.list()).toMatchObject([{ name: 'dev', color: '#ff0000' }])
  })

  it.each([
    ['../../evil', 'evil'],
    ['a/b:c', 'a-b-c'],
    ['con', 'con_'],
    ['Größe', 'Größe']
  ])('makes of the name %s a file that can be', async (name, expected) => {
    const made = await folder.create({ name, variables: [] })
    expect(made).toContain(expected)
    expect(await readdir(folder.folder)).toEqual([`${made}.yml`])
    expect((await opened(made)).environment.name).toBe(made)
  })

  it('does not make two of one name, in whatever case', async () => {
    await folder.create(dev)
    expect(await refusal(folder.create({ ...dev, name: 'DEV' }))).toMatchObject({ code: 'BUILD' })
  })

  it.each(['../dev', 'environments/../dev', '', '.', 'dev.yml', '/etc/passwd', '\0'])(
    'knows no environment called %j',
    async name => {
      await folder.create(dev)
      await writeFile(join(home, 'dev.yml'), 'name: dev\n')
      expect(await folder.read(name)).toBeUndefined()
    }
  )

  it('saves what was edited, and keeps all else as it was written', async () => {
    await write(
      'dev.yml',
      '# ours\nname:   "Development"\nvariables:\n    - name: host   # the server\n      value: a\nmystery: {kept: true}\n'
    )
    const { environment, revision } = await opened('dev')
    expect(environment.name).toBe('dev')
    const variables = environment.variables.map(each => ({ ...each, value: 'b' }))
    const saved = await folder.save('dev', { ...environment, variables }, revision)
    expect(await text('dev.yml')).toBe(
      '# ours\nname:   "Development"\nvariables:\n    - name: host   # the server\n      value: b\nmystery: {kept: true}\n'
    )
    expect(saved).toEqual({ kind: 'saved', revision: (await opened('dev')).revision })
  })

  it('writes nothing where somebody else has written', async () => {
    await folder.create(dev)
    const { revision } = await opened('dev')
    await write('dev.yml', 'name: dev\n')
    const saved = await folder.save('dev', dev, revision)
    expect(saved).toMatchObject({ kind: 'conflict', stored: { environment: { variables: [] } } })
    expect(await text('dev.yml')).toBe('name: dev\n')
    await rm(join(folder.folder, 'dev.yml'))
    expect(await folder.save('dev', dev, revision)).toEqual({ kind: 'conflict' })
    expect(await readdir(folder.folder)).toEqual([])
  })

  it.each([
    ['a conflict marker', 'name: dev\n<<<<<<< HEAD\ncolor: red\n=======\n>>>>>>> x\n', 2],
    ['what is no YAML', 'name: [dev\n', undefined],
    ['a list', '- a\n', undefined],
    ['variables that are none', 'name: dev\nvariables: 12\n', undefined]
  ])('tells of %s, lists the others, and never writes over it', async (_what, broken, line) => {
    await write('broken.yml', broken)
    await folder.create(dev)
    const [first, second] = await folder.list()
    expect(first).toMatchObject({ name: 'broken', problem: { ...(line && { line }) } })
    expect(first?.problem?.message).toMatch(/\S.*\.$/s)
    expect(second).toMatchObject({ name: 'dev', color: '#ff0000' })
    expect((await refusal(folder.read('broken'))).code).toBe('IO')
    expect((await refusal(folder.save('broken', dev, 'x'))).code).toBe('IO')
    expect((await refusal(folder.create({ ...dev, name: 'broken' }))).code).toBe('BUILD')
    await folder.rename('broken', 'still broken')
    expect(await text('still broken.yml')).toBe(broken)
  })

  it('follows no links, of files or of the folder', async () => {
    await writeFile(join(home, 'outside.yml'), 'name: outside\n')
    await mkdir(folder.folder)
    await symlink(join(home, 'outside.yml'), join(folder.folder, 'linked.yml'))
    expect(await folder.list()).toMatchObject([{ name: 'linked', problem: {} }])
    expect((await refusal(folder.read('linked'))).message).toContain('link')
    await symlink(folder.folder, join(home, 'other'))
    expect(
      (await refusal(new EnvironmentFolder(join(home, 'other'), { shared: true }).list())).message
    ).toContain('link')
  })

  it('renames the file, the name in it, and what extends it', async () => {
    await folder.create(dev)
    await write('child.yml', 'name: child\nextends: dev # base\n')
    await folder.rename('dev', 'prod')
    expect((await folder.list()).map(({ name }) => name)).toEqual(['child', 'prod'])
    expect(await text('prod.yml')).toContain('name: prod')
    expect(await text('child.yml')).toBe('name: child\nextends: prod # base\n')
  })

  it('says what a renamed one would be called', async () => {
    await folder.create(dev)
    await folder.create({ ...dev, name: 'prod' })
    expect(await folder.freeName('dev', 'DEV')).toBe('DEV')
    expect(await folder.freeName('dev', '../a/b')).not.toContain('/')
    expect(await refusal(folder.freeName('gone', 'x'))).toMatchObject({ code: 'BUILD', field: 'name' })
    expect(await refusal(folder.freeName('dev', 'Prod'))).toMatchObject({ code: 'BUILD', field: 'to' })
  })

  it('deletes what a crash left half written, and nothing else', async () => {
    await folder.create(dev)
    await write('.dev.yml.0123456789ab.tmp', 'name: de')
    await write(await temporaryName('dev.yml'), 'name: de')
    await write('.notes.tmp', 'mine')
    await folder.deleteTemporaries()
    expect((await readdir(folder.folder)).sort()).toEqual(['.notes.tmp', 'dev.yml'])
  })

  it('finds by the name in the file what is extended by that name', async () => {
    await write('prod.yml', 'name: Production\ncolor: red\n')
    const snapshot = await folder.snapshot()
    expect(await snapshot.find('Production')).toBeUndefined()
    expect(await snapshot.findExtended('Production')).toMatchObject({ name: 'prod', color: 'red' })
    expect(await snapshot.findExtended('prod')).toMatchObject({ name: 'prod' })
    expect(await snapshot.findExtended('nothing')).toBeUndefined()
  })
})

it('saves over nothing that others write while it saves', async () => {
  await write('dev.yml', 'name: dev\nvariables: []\n')
  const seen = new Set<string>()
  // As quick as another program can be: it writes when the new file is being written beside the old one.
  const watcher = watch(folder.folder, (_, name) => {
    if (!name?.endsWith('.tmp') || seen.has(name)) return
    seen.add(name)
    appendFileSync(join(folder.folder, 'dev.yml'), `# ${name}\n`)
  })
  const results: string[] = []
  for (let round = 0; round < 20; round++) {
    const { environment, revision } = await opened('dev')
    const variables = [{ name: 'n', value: `${round}`, enabled: true }]
    results.push((await folder.save('dev', { ...environment, variables }, revision)).kind)
    for (const name of seen) expect(await text('dev.yml')).toContain(name)
  }
  watcher.close()
  expect(results).toContain('conflict')
})
