import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Environment, EnvironmentOwner, SecretChanges } from '#shared/model/environment.ts'
import { EnvironmentSecrets } from '#workspace/environments/environment-secrets.ts'
import { enterSecret } from '../../fixtures/enter-secret.ts'
import { FakeKeychain } from '../../fixtures/fake-keychain.ts'
import { until } from '../../fixtures/until.ts'
import { collectionFolder, type WorkspaceHost, workspaceHost } from '../../fixtures/workspace-host.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

let home: string
let keychain: FakeKeychain
let host: WorkspaceHost
let folder: string
let owner: EnvironmentOwner
let global: EnvironmentOwner

beforeEach(async () => {
  home = await temporaryFolder()
  keychain = new FakeKeychain()
  host = await workspaceHost(home, keychain)
  folder = await collectionFolder()
  owner = { kind: 'collection', collectionId: await host.open(folder) }
  global = { kind: 'global', workspaceId: host.workspaceId }
})

const dev: Environment = {
  name: 'dev',
  variables: [
    { name: 'host', value: 'example.com', enabled: true },
    { name: 'token', value: '', enabled: true, secret: true }
  ]
}

const lists = (of = host) =>
  of.rpc.stream('environment.watch', { workspaceId: of.workspaceId })[Symbol.asyncIterator]()

describe('environments over the contract', () => {
  it('are kept, with their secrets in the vault and nowhere else', async () => {
    for (const each of [owner, global]) {
      const made = await host.rpc.call('environment.create', { owner: each, environment: dev })
      expect(made.secrets).toEqual([{ name: 'token', hasValue: false }])
      await enterSecret(host.rpc, each, 'dev', { token: 's3cret' })
      const read = await host.rpc.call('environment.read', { owner: each, name: 'dev' })
      expect(read.secrets).toEqual([{ name: 'token', hasValue: true }])
      expect(await host.rpc.call('secret.reveal', { owner: each, name: 'dev', variable: 'token' })).toEqual({
        value: 's3cret'
      })
    }
    expect(await readdir(join(folder, 'environments'))).toEqual(['dev.yml'])
    expect(await readdir(join(home, 'workspaces', host.workspaceId, 'environments'))).toEqual(['dev.yml'])
    for (const file of await readdir(home, { recursive: true, withFileTypes: true }))
      if (file.isFile())
        expect(await readFile(join(file.parentPath, file.name), 'utf8')).not.toContain('s3cret')
  })

  it('take the secrets along that a rename by another program has left behind', async () => {
    await host.rpc.call('environment.create', { owner, environment: dev })
    await enterSecret(host.rpc, owner, 'dev', { token: 's3cret' })
    await rename(join(folder, 'environments/dev.yml'), join(folder, 'environments/staging.yml'))
    const found = await host.rpc.call('environment.read', { owner, name: 'staging' })
    expect(found).toMatchObject({ secrets: [{ name: 'token', hasValue: false }], vanished: ['dev'] })

    const { workspaceId } = host
    await host.rpc.call('environment.select', { workspaceId, owner, name: 'dev' })
    const adopted = await host.rpc.call('environment.adoptSecrets', { owner, name: 'staging', from: 'dev' })
    expect(adopted.secrets).toEqual([{ name: 'token', hasValue: true }])
    expect(adopted.vanished).toBeUndefined()
    const { value } = await lists().next()
    expect(value).toContainEqual(expect.objectContaining({ owner, selected: 'staging' }))
    const reveal = (name: string) => host.rpc.call('secret.reveal', { owner, name, variable: 'token' })
    expect(await reveal('staging')).toEqual({ value: 's3cret' })
    expect(await reveal('dev')).toEqual({})
  })

  it('leave those alone that have a file, and values that were entered since', async () => {
    for (const name of ['dev', 'staging']) {
      await host.rpc.call('environment.create', { owner, environment: { ...dev, name } })
      await enterSecret(host.rpc, owner, name, { token: `of ${name}` })
    }
    const other = { ...dev, name: 'other' }
    expect(
      (await host.rpc.call('environment.create', { owner, environment: other })).vanished
    ).toBeUndefined()
    const adopt = (name: string) => host.rpc.call('environment.adoptSecrets', { owner, name, from: 'dev' })
    await expect(adopt('other')).rejects.toMatchObject({ code: 'BUILD', field: 'from' })
    await rm(join(folder, 'environments/dev.yml'))
    expect((await adopt('staging')).vanished).toBeUndefined()
    const variable = 'token'
    expect(await host.rpc.call('secret.reveal', { owner, name: 'staging', variable })).toEqual({
      value: 'of staging'
    })
  })

  it('does not write a secret that a page sends as a value', async () => {
    const variables = dev.variables.map(each => ({ ...each, value: 's3cret' }))
    await host.rpc.call('environment.create', { owner, environment: { ...dev, variables } })
    const { revision } = await host.rpc.call('environment.read', { owner, name: 'dev' })
    await host.rpc.call('environment.save', {
      owner,
      name: 'dev',
      environment: {
        ...dev,
        variables: [...variables, { ...dev.variables[1], name: 'b', value: 's3cret', enabled: true }]
      },
      revision
    })
    const text = await readFile(join(folder, 'environments', 'dev.yml'), 'utf8')
    expect(text.match(/s3cret/g)).toHaveLength(1)
  })

  it('tells of a conflict and leaves both as they are', async () => {
    const { revision } = await host.rpc.call('environment.create', { owner, environment: dev })
    await writeFile(join(folder, 'environments', 'dev.yml'), 'name: dev\ncolor: red\n')
    const saved = await host.rpc.call('environment.save', { owner, name: 'dev', environment: dev, revision })
    expect(saved).toMatchObject({ kind: 'conflict', content: { environment: { color: 'red' } } })
  })

  it('keep secrets and stay in use when they are renamed', async () => {
    await host.rpc.call('environment.create', { owner, environment: dev })
    await enterSecret(host.rpc, owner, 'dev', { token: 's3cret' })
    await host.rpc.call('environment.select', { workspaceId: host.workspaceId, owner, name: 'dev' })
    const watched = lists()
    await host.rpc.call('environment.rename', { owner, name: 'dev', to: 'prod/eu' })
    const [, list] = await until(watched, all => all[1]?.selected === 'prod-eu')
    expect(list?.environments).toMatchObject([{ name: 'prod-eu' }])
    expect(await host.rpc.call('secret.reveal', { owner, name: 'prod-eu', variable: 'token' })).toEqual({
      value: 's3cret'
    })
  })

  const secretsOf = async (of = host) =>
    Object.fromEntries(
      await Promise.all(
        ['token', 'key'].map(async variable => {
          const { value } = await of.rpc.call('secret.reveal', { owner, name: 'dev', variable })
          return [variable, value]
        })
      )
    )
  const secret = (name: string) => ({ name, value: '', enabled: true, secret: true })
  const save = async (variables: Environment['variables'], changes: SecretChanges, of = host) => {
    const { environment, revision } = await of.rpc.call('environment.read', { owner, name: 'dev' })
    const to = { ...environment, variables }
    return of.rpc.call('environment.save', { owner, name: 'dev', environment: to, revision, ...changes })
  }

  it('keep the values of secret variables that are called otherwise, also where two change places', async () => {
    await host.rpc.call('environment.create', { owner, environment: dev })
    await save([secret('token')], { secrets: { token: 's3cret' } })
    await save([secret('key')], { renamed: { token: 'key' } })
    expect(await secretsOf()).toEqual({ key: 's3cret' })
    await save([secret('key'), secret('token')], { secrets: { token: 'other' } })
    await save([secret('token'), secret('key')], { renamed: { token: 'key', key: 'token' } })
    expect(await secretsOf()).toEqual({ token: 's3cret', key: 'other' })
    expect(await host.vault.list()).toHaveLength(2)
    await save([secret('token')], { renamed: { key: 'token' } })
    await save([secret('token'), secret('key')], { renamed: { token: 'key' } })
    expect(await secretsOf()).toEqual({ key: 'other' })
  })

  it('give no value to another variable in the place of a secret one, and forget what has no variable', async () => {
    await host.rpc.call('environment.create', { owner, environment: dev })
    await save([secret('token')], { secrets: { token: 's3cret' } })
    await save([secret('key')], {})
    expect(await secretsOf()).toEqual({})
    expect(await host.vault.list()).toEqual([])
    await save([secret('key')], { secrets: { key: 'k' } })
    await save([{ ...secret('key'), secret: false, value: 'shown' }], {})
    expect(await host.vault.list()).toEqual([])
  })

  it('leave the vault alone when the file has changed', async () => {
    const { revision } = await host.rpc.call('environment.create', { owner, environment: dev })
    await save(dev.variables, { secrets: { token: 's3cret' } })
    await writeFile(join(folder, 'environments', 'dev.yml'), 'name: dev\ncolor: red\n')
    const late = { owner, name: 'dev', environment: dev, revision, secrets: { token: 'late' } }
    expect(await host.rpc.call('environment.save', late)).toMatchObject({ kind: 'conflict' })
    expect(await secretsOf()).toEqual({ token: 's3cret' })
  })

  it('put back what was in the vault when the file cannot be written', async () => {
    const name = 'protected'
    const variables = [secret('a'), secret('b')]
    await mkdir(join(folder, 'environments'))
    await writeFile(
      join(folder, 'environments', `${name}.yml`),
      'variables:\n  - name: a\n    secret: true\n  - name: b\n    secret: true\n'
    )
    await new EnvironmentSecrets(host.vault).change(owner, name, { secrets: { a: 's3cret' } })
    const { environment, revision } = await host.rpc.call('environment.read', { owner, name })
    const swapped = { ...environment, variables: variables.toReversed(), color: 'red' }
    const renamed = { a: 'b', b: 'a' }
    await chmod(join(folder, 'environments', `${name}.yml`), 0o444)
    await expect(
      host.rpc.call('environment.save', { owner, name, environment: swapped, revision, renamed })
    ).rejects.toMatchObject({ code: 'IO', reason: 'protected' })
    const reveal = (variable: string) => host.rpc.call('secret.reveal', { owner, name, variable })
    expect([await reveal('a'), await reveal('b')]).toEqual([{ value: 's3cret' }, {}])
  })

  it('keep a value in the file while the vault cannot take it', async () => {
    await host.rpc.call('environment.create', { owner, environment: dev })
    await save(dev.variables, { secrets: { token: 's3cret' } })
    const other = await workspaceHost(home, new FakeKeychain())
    const path = join(folder, 'environments', 'dev.yml')
    const before = await readFile(path, 'utf8')
    const secrets = { host: 'example.com' }
    await expect(save([secret('host'), secret('token')], { secrets }, other)).rejects.toMatchObject({
      code: 'IO',
      reason: 'vault'
    })
    const renamed = { token: 'key' }
    await expect(save([secret('key')], { renamed }, other)).rejects.toMatchObject({ reason: 'vault' })
    expect(await readFile(path, 'utf8')).toBe(before)
    await save([{ name: 'host', value: 'b.example', enabled: true }, secret('token')], {}, other)
    expect(await readFile(path, 'utf8')).toContain('b.example')
  })

  it('refuse values for variables that are not secret', async () => {
    await host.rpc.call('environment.create', { owner, environment: dev })
    await expect(save(dev.variables, { secrets: { host: 'x' } })).rejects.toMatchObject({ field: 'secrets' })
    await expect(save(dev.variables, { renamed: { token: 'host' } })).rejects.toMatchObject({
      field: 'renamed'
    })
  })

  it('take their secrets with them, and are no longer in use, when they are deleted', async () => {
    for (const name of ['dev', 'other']) {
      await host.rpc.call('environment.create', { owner, environment: { ...dev, name } })
      await enterSecret(host.rpc, owner, name, { token: name })
    }
    await host.rpc.call('environment.select', { workspaceId: host.workspaceId, owner, name: 'dev' })
    host.shell.features = { ...host.shell.features, trash: { available: false, why: 'there is none' } }
    await host.rpc.call('environment.delete', { owner, name: 'dev' })
    const [, list] = await until(lists(), () => true)
    expect(list).toEqual({ owner, environments: [{ name: 'other', revision: expect.any(String) }] })
    expect(await host.vault.list()).toHaveLength(1)
    expect(await host.rpc.call('secret.reveal', { owner, name: 'other', variable: 'token' })).toEqual({
      value: 'other'
    })
  })

  it('go to the trash where there is one', async () => {
    await host.rpc.call('environment.create', { owner, environment: dev })
    await host.rpc.call('environment.delete', { owner, name: 'dev' })
    expect(host.shell.trashed).toEqual([join(folder, 'environments', 'dev.yml')])
    await expect(host.rpc.call('environment.delete', { owner, name: '../a' })).rejects.toMatchObject({
      code: 'BUILD'
    })
  })

  it('cannot be renamed while their secrets cannot be read, and nothing is lost', async () => {
    await host.rpc.call('environment.create', { owner, environment: dev })
    await enterSecret(host.rpc, owner, 'dev', { token: 's3cret' })
    const other = await workspaceHost(home, new FakeKeychain())
    const { secrets } = await other.rpc.call('environment.read', { owner, name: 'dev' })
    expect(secrets).toMatchObject([{ hasValue: true, problem: expect.stringMatching(/\.$/) }])
    await expect(other.rpc.call('environment.rename', { owner, name: 'dev', to: 'x' })).rejects.toMatchObject(
      {
        code: 'IO'
      }
    )
    expect(await host.rpc.call('secret.reveal', { owner, name: 'dev', variable: 'token' })).toEqual({
      value: 's3cret'
    })
  })

  it('are told as they are now, whoever changes them', async () => {
    const watched = lists()
    await until(watched, all => all.length === 2 && all.every(each => each.environments.length === 0))
    const other = await workspaceHost(home, keychain)
    await other.rpc.call('environment.create', { owner: global, environment: dev })
    await until(watched, ([first]) => first?.environments[0]?.name === 'dev')
    await other.rpc.call('environment.select', { workspaceId: host.workspaceId, owner: global, name: 'dev' })
    await until(watched, ([first]) => first?.selected === 'dev')
    await mkdir(join(folder, 'environments'))
    await writeFile(join(folder, 'environments', 'broken.yml'), '<<<<<<< a\n')
    const [, second] = await until(watched, ([, own]) => own?.environments.length === 1)
    expect(second?.environments[0]).toMatchObject({ name: 'broken', problem: { line: 1 } })
    await rm(join(folder, 'environments', 'broken.yml'))
    await until(watched, ([, own]) => own?.environments.length === 0)
  })

  it('lose nothing when two processes write at once', async () => {
    const other = await workspaceHost(home, keychain)
    const names = Array.from({ length: 10 }, (_, index) => `env ${index}`)
    await Promise.all(
      names.flatMap((name, index) => {
        const { rpc } = index % 2 === 0 ? host : other
        const environment = { ...dev, name }
        return [rpc.call('environment.create', { owner: global, environment })]
      })
    )
    await Promise.all(
      names.map((name, index) => {
        const { rpc } = index % 2 === 0 ? host : other
        return enterSecret(rpc, global, name, { token: name })
      })
    )
    for (const name of names) {
      const revealed = await other.rpc.call('secret.reveal', { owner: global, name, variable: 'token' })
      expect(revealed).toEqual({ value: name })
    }
    const clash = { owner: global, environment: { ...dev, name: 'same' } }
    const made = await Promise.allSettled([
      host.rpc.call('environment.create', clash),
      other.rpc.call('environment.create', clash)
    ])
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it.each([
    [{ kind: 'global', workspaceId: '../../etc' }],
    [{ kind: 'collection', collectionId: '../../etc' }]
  ] as const)('of %j there are none', async owner => {
    await expect(host.rpc.call('environment.create', { owner, environment: dev })).rejects.toMatchObject({
      code: 'BUILD'
    })
    await expect(
      host.rpc.call('environment.save', { owner, name: 'dev', environment: dev, revision: '' })
    ).rejects.toMatchObject({ code: 'BUILD' })
  })
})
