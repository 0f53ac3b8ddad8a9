import { existsSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  parseCollection,
  parseEnvironment,
  parseFolder,
  parseRequest,
  stringifyCollection,
  stringifyEnvironment,
  stringifyFolder,
  stringifyRequest
} from '@usebruno/filestore'
import { Ajv } from 'ajv'
import { beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { Environment } from '#shared/model/environment.ts'
import type { Example } from '#shared/model/item.ts'
import { draftWith, EVERY_CONSTRUCT, row } from '../../fixtures/every-construct.ts'
import { collectionFolder, type WorkspaceHost, workspaceHost } from '../../fixtures/workspace-host.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const YML = { format: 'yml' } as const
const SCHEMA = new URL('../../../../shared/research/opencollection.schema.json', import.meta.url)

/** What there is to say of the published schema, where that is at hand. */
const ajv = new Ajv({ strict: false, allErrors: true })
const schema = existsSync(SCHEMA) ? JSON.parse(readFileSync(SCHEMA, 'utf8')) : undefined
if (schema) ajv.addSchema(schema)

function expectValid(value: unknown, definition: string): void {
  if (!schema) return
  const validate = ajv.getSchema(definition ? `${schema.$id}#/$defs/${definition}` : schema.$id)
  expect(validate?.(value), JSON.stringify(validate?.errors?.slice(0, 3))).toBe(true)
}

interface Written {
  rpc: WorkspaceHost['rpc']
  collectionId: string
  folder: string
}

async function opened(): Promise<Written> {
  const folder = await collectionFolder({})
  const { rpc, open } = await workspaceHost(await temporaryFolder())
  return { rpc, collectionId: await open(folder), folder }
}

/** The same file as Bruno has it after it was opened there and saved. */
const throughBruno = {
  request: (text: string) => stringifyRequest(parseRequest(text, YML), YML),
  folder: (text: string) => stringifyFolder(parseFolder(text, YML), YML),
  environment: (text: string) => stringifyEnvironment(parseEnvironment(text, YML), YML),
  collection(text: string) {
    const { collectionRoot, brunoConfig } = parseCollection(text, YML)
    return stringifyCollection(collectionRoot, brunoConfig, YML)
  }
}

let host: Written

beforeEach(async () => {
  host = await opened()
})

async function draftAt(path: string): Promise<{ draft: Draft; revision: string; examples: Example[] }> {
  const content = await host.rpc.call('item.read', { collectionId: host.collectionId, path })
  if (content.kind !== 'draft') throw new Error(`${path} is ${content.kind}`)
  return content
}

/** Saves a draft over what is at a path. */
async function save(path: string, draft: Draft): Promise<void> {
  const { collectionId } = host
  const { revision } = await draftAt(path)
  const saved = await host.rpc.call('item.save', { collectionId, path, draft, revision })
  expect(saved.kind).toBe('saved')
}

/** Lets Bruno open and save a file: it says the same to us as before. */
async function expectSameAfterBruno(
  path: string,
  file: string,
  kind: keyof typeof throughBruno
): Promise<void> {
  const before = await draftAt(path)
  const text = await readFile(join(host.folder, file), 'utf8')
  await writeFile(join(host.folder, file), throughBruno[kind](text))
  const after = await draftAt(path)
  expect(after.draft).toEqual(before.draft)
  expect(after.examples).toEqual(before.examples)
}

function written(file: string): Promise<unknown> {
  return readFile(join(host.folder, file), 'utf8').then(text => parse(text))
}

describe('what is written to disk follows the schema, and says the same to Bruno', () => {
  it.each(EVERY_CONSTRUCT)('a request, new and saved over another: %s', async (_what, change) => {
    const draft = draftWith(change)
    const create = async (name: string, from: Draft) => {
      const address = { collectionId: host.collectionId, path: '' }
      return (await host.rpc.call('item.create', { ...address, name, draft: from })).path
    }
    const saved = await create('Saved', { ...BLANK_DRAFT, ...(draft.type && { type: draft.type }) })
    await save(saved, draft)
    for (const path of [await create('New', draft), saved]) {
      expectValid(await written(path), draft.type === 'graphql' ? 'GraphQLRequest' : 'HttpRequest')
      expect((await draftAt(path)).draft).toMatchObject(JSON.parse(JSON.stringify(change)))
      await expectSameAfterBruno(path, path, 'request')
    }
  })

  it('a request with an example', async () => {
    const { rpc, collectionId } = host
    const address = { collectionId, path: '' }
    const { path, revision } = await rpc.call('item.create', {
      ...address,
      name: 'Kept',
      draft: draftWith({})
    })
    const example: Example = {
      name: 'Found',
      request: {
        method: 'POST',
        url: 'https://a.test/',
        headers: [row('A', '1')],
        body: { kind: 'json', text: '{\n  "a": [1, "# no comment"]\n}' }
      },
      response: {
        status: 200,
        statusText: 'OK',
        headers: [['content-type', 'application/json']],
        body: { type: 'json', data: '{\n  "b": "{{c}}"\n}' }
      }
    }
    await rpc.call('example.save', { collectionId, path, revision, example })
    expect((await draftAt(path)).examples).toEqual([example])
    await expectSameAfterBruno(path, path, 'request')
  })

  it('a folder', async () => {
    const { rpc, collectionId } = host
    const { path } = await rpc.call('folder.create', { collectionId, path: '', name: 'Orders' })
    expectValid(await written(`${path}/folder.yml`), 'Folder')
    const draft = draftWith({
      type: 'folder',
      method: '',
      url: '',
      settings: {},
      headers: [row('A', '1'), row('B', '', { enabled: false })],
      auth: { kind: 'bearer', token: 't' },
      variables: [row('a', 'x')],
      docs: '# D\n\ntext'
    })
    await save(path, draft)
    expectValid(await written(`${path}/folder.yml`), 'Folder')
    await expectSameAfterBruno(path, `${path}/folder.yml`, 'folder')
  })

  it('the collection', async () => {
    const { draft } = await draftAt('')
    const changes = draftWith({
      headers: [row('A', '1')],
      auth: { kind: 'basic', username: 'u', password: 'p' },
      variables: [row('a', 'x'), row('n', '5', { type: 'number' })],
      docs: '# D',
      settings: { proxy: { mode: 'url', url: 'https://u:p%20q@p.test:8443', bypass: 'localhost' } },
      clientCertificates: [
        { domain: 'a.test', kind: 'pem', certificatePath: 'c', keyPath: 'k', passphrase: 'x', enabled: true }
      ]
    })
    const { headers, auth, variables, docs, settings, clientCertificates } = changes
    const said = { headers, auth, variables, docs, settings, clientCertificates }
    await save('', { ...draft, ...JSON.parse(JSON.stringify(said)) })
    expectValid(await written('opencollection.yml'), '')
    await expectSameAfterBruno('', 'opencollection.yml', 'collection')
  })

  it('an environment', async () => {
    const { rpc, collectionId, folder } = host
    const owner = { kind: 'collection' as const, collectionId }
    const environment: Environment = {
      name: 'dev',
      color: '#ff0000',
      variables: [
        row('a', 'x', { description: 'd' }),
        row('n', '5', { type: 'number', enabled: false }),
        row('lines', 'one\ntwo: # no comment\n'),
        row('s', '', { secret: true })
      ]
    }
    await rpc.call('environment.create', { owner, environment })
    const file = join(folder, 'environments', 'dev.yml')
    const text = await readFile(file, 'utf8')
    expectValid(parse(text), 'Environment')
    await writeFile(file, throughBruno.environment(text))
    const read = await rpc.call('environment.read', { owner, name: 'dev' })
    expect(read.environment).toEqual(environment)
  })
})
