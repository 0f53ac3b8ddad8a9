import { existsSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { kindOf } from '#shared/opencollection/kinds.ts'
import { type CollectionFile, collectionFiles } from '#test/fixtures/collection-files.ts'
import { SchemaCoverage } from '#test/fixtures/schema-coverage.ts'
import { readYaml } from '#workspace/yaml/read-yaml.ts'

const PATH = new URL('../../../shared/research/opencollection.schema.json', import.meta.url)

const DEFINITIONS = {
  http: 'HttpRequest',
  graphql: 'GraphQLRequest',
  grpc: 'GrpcRequest',
  websocket: 'WebSocketRequest',
  folder: 'Folder',
  script: 'ScriptFile',
  app: 'App',
  collection: 'Collection',
  environment: 'Environment'
} as const

describe.skipIf(!existsSync(PATH))('the files of the round trip', () => {
  const schema = existsSync(PATH) ? JSON.parse(readFileSync(PATH, 'utf8')) : {}
  const ajv = new Ajv({ strict: false, allErrors: true })
  // The collection itself is a definition like the others.
  const { $id: _, $schema: __, $defs, ...collection } = schema
  const root = { $id: 'opencollection', $defs: { ...$defs, Collection: collection } }
  if ($defs) ajv.addSchema(root)

  function contentOf({ text }: CollectionFile): unknown {
    const reading = readYaml(text)
    return 'value' in reading ? reading.value : undefined
  }

  function definitionOf(file: CollectionFile): string {
    const kind = file.known === 'environment' ? file.known : kindOf(contentOf(file), file.known)
    return DEFINITIONS[kind]
  }

  it.each(collectionFiles())('follow the published schema: $path', file => {
    const definition = definitionOf(file)
    const validate = ajv.getSchema(`opencollection#/$defs/${definition}`)
    expect(validate?.(contentOf(file)), JSON.stringify(validate?.errors?.slice(0, 3))).toBe(true)
  })

  it('have every construct of it', () => {
    const coverage = new SchemaCoverage(ajv, root.$defs, Object.values(DEFINITIONS))
    for (const file of collectionFiles()) coverage.mark(definitionOf(file), contentOf(file))
    expect(coverage.missing).toEqual([])
  })
})
