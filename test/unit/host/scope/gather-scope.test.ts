import { describe, expect, it } from 'vitest'
import { gatherScope } from '#host/scope/gather-scope.ts'
import type { GatheredScope } from '#host/scope/gathered-scope.ts'
import { consentFor, scopeLookup, withRequestVariables } from '#host/scope/scope-lookup.ts'
import type { Origin } from '#shared/model/origin.ts'
import { resolveTemplate } from '#shared/template/resolve-template.ts'
import { environment, type GivenScope, SCOPE, sourcesOf, variable } from './scope-fixture.ts'

/** Highest first, as the README has them. */
const PLACES = [
  'runtime',
  'request',
  'inner folder',
  'outer folder',
  'environment',
  'extended environment',
  'collection',
  'global',
  'extended global'
] as const
type Place = (typeof PLACES)[number]

const ORIGINS: Record<Place, Partial<Origin>> = {
  runtime: { kind: 'runtime' },
  request: { kind: 'request', name: 'Request' },
  'inner folder': { kind: 'folder', name: 'Folder 1', path: '1' },
  'outer folder': { kind: 'folder', name: 'Folder 0', path: '0' },
  environment: { kind: 'environment', name: 'dev' },
  'extended environment': { kind: 'environment', name: 'base' },
  collection: { kind: 'collection' },
  global: { kind: 'global', name: 'mine' },
  'extended global': { kind: 'global', name: 'all' }
}

/** Gathers a scope in which each of the places says of `x` what it is. */
async function gatherFrom(places: readonly Place[]): Promise<GatheredScope> {
  const said = (place: Place) => (places.includes(place) ? [variable('x', place)] : [])
  const sources = sourcesOf({
    collection: { variables: said('collection') },
    folders: [{ variables: said('outer folder') }, { variables: said('inner folder') }],
    environments: [
      environment('dev', said('environment'), { extends: 'base' }),
      environment('base', said('extended environment'))
    ],
    globals: [
      environment('mine', said('global'), { extends: 'all' }),
      environment('all', said('extended global'))
    ],
    selected: { global: 'mine', collection: 'dev' }
  })
  if (places.includes('runtime')) sources.runtime.set(SCOPE, { name: 'x', value: 'runtime', secret: false })
  return withRequestVariables(await gatherScope(SCOPE, sources), 'Request', said('request'))
}

describe('precedence', () => {
  const pairs = PLACES.flatMap((high, index) => PLACES.slice(index + 1).map(low => [high, low] as const))

  it.each(pairs)('%s counts before %s', async (high, low) => {
    const { variables } = await gatherFrom([low, high])
    expect(variables.get('x')).toMatchObject({ value: high, origin: ORIGINS[high] })
  })

  it.each(PLACES)('%s counts where nothing else says anything', async place => {
    const { variables } = await gatherFrom([place])
    expect(variables.get('x')).toMatchObject({ value: place, origin: ORIGINS[place] })
  })
})

function gather(given: GivenScope): Promise<GatheredScope> {
  return gatherScope(SCOPE, sourcesOf(given))
}

function selecting(name: string): Pick<GivenScope, 'selected'> {
  return { selected: { collection: name } }
}

describe('a secret without a value in the file', () => {
  const unset = variable('x', '', { secret: true })

  it('hides no value of an environment or of a folder further out', async () => {
    const given = { folders: [{ variables: [variable('y', 'folder')] }, { variables: [unset] }] }
    const sources = sourcesOf({
      ...given,
      environments: [environment('dev', [variable('x', 'environment')])],
      ...selecting('dev')
    })
    const own = [unset, { ...unset, name: 'y' }]
    const { variables } = withRequestVariables(await gatherScope(SCOPE, sources), 'Request', own)
    expect(variables.get('x')).toMatchObject({ value: 'environment', origin: { kind: 'environment' } })
    expect(variables.get('y')).toMatchObject({ value: 'folder', origin: { kind: 'folder' } })
  })

  it('has none, and says so, where nothing else of its name has one', async () => {
    const { variables } = await gather({ folders: [{ variables: [unset] }] })
    const { value, problem } = variables.get('x') ?? {}
    expect(value).toBeUndefined()
    expect(problem).toContain('The secret x of the folder “Folder 0” has no value')
  })
})

describe('environments in use', () => {
  const two = [environment('a', [variable('x', 'a')]), environment('b', [variable('x', 'b')])]

  it('takes the one that the scope names in the place of the selected', async () => {
    const sources = sourcesOf({ environments: two, ...selecting('a') })
    expect((await gatherScope({ ...SCOPE, environment: 'b' }, sources)).variables.get('x')?.value).toBe('b')
    expect((await gatherScope({ ...SCOPE, environment: null }, sources)).variables.size).toBe(0)
  })

  it.each([
    ['that is gone', [], 'gone', 'There is no environment gone any more. Choose another one.'],
    [
      'that extends none',
      [environment('a', [variable('x', '1')], { extends: 'b' })],
      'a',
      'The environment a extends b, which is not there.'
    ],
    [
      'that extends itself',
      [environment('a', [variable('x', '1')], { extends: 'a' })],
      'a',
      'Environments extend each other: a → a.'
    ],
    [
      'of a circle',
      [
        environment('a', [variable('x', '1')], { extends: 'b' }),
        environment('b', [], { extends: 'c' }),
        environment('c', [], { extends: 'b' })
      ],
      'a',
      'Environments extend each other: a → b → c → b.'
    ]
  ])('tells of one %s, and the rest holds', async (_case, environments, name, problem) => {
    const scope = await gather({ environments, ...selecting(name) })
    expect(scope.problems).toEqual([{ problem }])
    if (environments.length > 0) expect(scope.variables.get('x')?.value).toBe('1')
  })

  it('takes values of secrets from the vault, under the environment that has them', async () => {
    const scope = await gather({
      environments: [
        environment('dev', [variable('own', '', { secret: true })], { extends: 'base' }),
        environment('base', [
          variable('key', 'never this', { secret: true }),
          variable('unset', '', { secret: true })
        ])
      ],
      secrets: { 'base/key': 's3cret', 'dev/own': '1' },
      ...selecting('dev')
    })
    expect(scope.variables.get('key')).toMatchObject({ value: 's3cret', secret: true })
    expect(scope.variables.get('own')).toMatchObject({ value: '1', secret: true })
    const unset = scope.variables.get('unset')
    expect(unset?.value).toBeUndefined()
    expect(unset?.problem).toContain('the secret unset of the environment base')
  })
})

describe('variables', () => {
  it('leaves out what is switched off or has no name, and takes the selected variant', async () => {
    const variants = [
      { title: 'A', value: 'a', selected: false },
      { title: 'B', value: 'b', selected: true }
    ]
    const { variables } = await gather({
      collection: {
        variables: [
          variable('off', '1', { enabled: false }),
          variable('', '1'),
          variable('v', 'stale', { variants }),
          variable('__proto__', 'p'),
          variable('twice', '1'),
          variable('twice', '2')
        ]
      }
    })
    expect([...variables].map(([name, { value }]) => [name, value])).toEqual([
      ['v', 'b'],
      ['__proto__', 'p'],
      ['twice', '2']
    ])
  })

  it('leads into those of type object, and no others', async () => {
    const scope = await gather({
      collection: {
        variables: [variable('o', '{"k":1}', { type: 'object' }), variable('s', '{"k":1}')]
      }
    })
    const lookup = scopeLookup(scope, () => undefined)
    expect(resolveTemplate('{{o.k}} {{s.k}}', lookup).text).toBe('1 {{s.k}}')
  })
})

describe('process environment', () => {
  const given = {
    processEnv: { ALLOWED: 'yes', OTHER: 'no', SONDE_PASSPHRASE: 'never' },
    allowedEnv: ['ALLOWED', 'SONDE_PASSPHRASE']
  }

  it('gives what was allowed for the collection, and says of the rest what would have to be', async () => {
    const scope = await gather(given)
    const { text, unresolved, used } = resolveTemplate(
      '{{process.env.ALLOWED}} {{process.env.OTHER}} {{process.env.NONE}} {{process.env.SONDE_PASSPHRASE}}',
      scopeLookup(scope, () => undefined)
    )
    expect(text).toBe('yes {{process.env.OTHER}} {{process.env.NONE}} {{process.env.SONDE_PASSPHRASE}}')
    expect(used).toEqual([{ name: 'process.env.ALLOWED', value: 'yes', secret: true }])
    expect(unresolved.map(({ name, missing }) => [name, missing])).toEqual([
      ['process.env.OTHER', false],
      ['process.env.NONE', true],
      ['process.env.SONDE_PASSPHRASE', true]
    ])
    expect(unresolved.map(({ name }) => consentFor(scope, name))).toEqual([
      { kind: 'process-env', names: ['OTHER'], collectionId: 'c' },
      undefined,
      undefined
    ])
  })

  it('gives nothing to what is in no collection', async () => {
    const scope = await gatherScope({ workspaceId: 'w' }, sourcesOf(given))
    expect(scope.processEnv.size).toBe(0)
    expect(consentFor(scope, 'process.env.ALLOWED')).toBeUndefined()
  })
})

it('counts scripts and hands down layers, outermost first', async () => {
  const scope = await gather({
    collection: { settings: { insecure: true } },
    folders: [{ headers: [variable('a', 'b')] }]
  })
  expect(scope.scripts).toBe(2)
  expect(scope.layers.map(({ origin }) => origin.kind)).toEqual(['preferences', 'collection', 'folder'])
  expect(scope.layers[1]?.settings).toEqual({ insecure: true })
  expect(scope).toMatchObject({ collectionId: 'c', folder: '/nowhere' })
})
