import { existsSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Draft } from '#shared/model/draft/draft.ts'
import { applyDraft } from '#shared/opencollection/apply-draft.ts'
import { applyEnvironment, newEnvironment, readEnvironment } from '#shared/opencollection/environment.ts'
import { newCollection, newFolder, newItem } from '#shared/opencollection/new-item.ts'
import { readItem } from '#shared/opencollection/read-item.ts'
import {
  collectionFile,
  environmentFile,
  folderFile,
  graphqlFile,
  httpFile,
  websocketFile
} from './arbitrary-files.ts'

const PATH = new URL('../../../../../shared/research/opencollection.schema.json', import.meta.url)
const RUNS = { numRuns: 200 }

describe.skipIf(!existsSync(PATH))('the published schema', () => {
  const ajv = new Ajv({ strict: false, allErrors: true })
  const schema = existsSync(PATH) ? JSON.parse(readFileSync(PATH, 'utf8')) : {}
  if (schema.$id) ajv.addSchema(schema)

  function expectValid(value: unknown, definition: string) {
    const validate = ajv.getSchema(definition ? `${schema.$id}#/$defs/${definition}` : schema.$id)
    expect(validate?.(value), JSON.stringify([validate?.errors?.slice(0, 3), value])).toBe(true)
  }

  /** Bruno writes examples, of which the schema does not know. */
  const withoutExamples = (value: unknown) => {
    const { examples: _, ...rest } = value as { examples?: unknown }
    return rest
  }
  const draftOf = (value: unknown) => {
    const item = readItem(value)
    return Draft.parse('draft' in item ? item.draft : undefined)
  }

  it.each([
    ['HttpRequest', httpFile],
    ['GraphQLRequest', graphqlFile],
    ['WebSocketRequest', websocketFile],
    ['Folder', folderFile],
    ['', collectionFile]
  ])('is kept by an edited %s', (definition, files) => {
    fc.assert(
      fc.property(files, files, (file, other) => {
        const plain = withoutExamples(file)
        expectValid(plain, definition)
        expectValid(applyDraft(plain, draftOf(other)), definition)
      }),
      RUNS
    )
  })

  it('is kept by new files', () => {
    fc.assert(
      fc.property(httpFile, graphqlFile, websocketFile, (http, graphql, websocket) => {
        expectValid(newItem('a', draftOf(websocket), 1), 'WebSocketRequest')
        expectValid(newItem('a', draftOf(http), 1), 'HttpRequest')
        expectValid(newItem('a', draftOf(graphql)), 'GraphQLRequest')
      }),
      RUNS
    )
    expectValid(newFolder('a', 1), 'Folder')
    expectValid(newCollection('a'), '')
  })

  it('is kept by a file that becomes one of another kind', () => {
    fc.assert(
      fc.property(httpFile, websocketFile, (http, websocket) => {
        const plain = withoutExamples(http)
        expectValid(applyDraft(plain, draftOf(websocket)), 'WebSocketRequest')
        expectValid(applyDraft(websocket, draftOf(plain)), 'HttpRequest')
      }),
      RUNS
    )
  })

  it('is kept by environments', () => {
    fc.assert(
      fc.property(environmentFile, environmentFile, (file, other) => {
        const environment = readEnvironment(other)
        if ('problem' in environment) throw new Error(environment.problem)
        expectValid(applyEnvironment(file, environment), 'Environment')
        expectValid(newEnvironment(environment), 'Environment')
      }),
      RUNS
    )
  })
})
