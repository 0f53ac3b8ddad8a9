import { describe, expect, it } from 'vitest'
import { lookUpName } from '#renderer/features/request/variables/look-up-name.ts'
import { variablesInForce } from '#renderer/features/request/variables/variables-in-force.ts'
import type { ScopedVariable } from '#shared/model/scope.ts'

const collection = { kind: 'collection', name: 'Shop' } as const
const scoped: ScopedVariable[] = [
  { name: 'host', value: 'shop.test', secret: false, origin: collection },
  { name: 'user', type: 'object', value: '{"name":"Ada","tags":["x"]}', secret: false, origin: collection },
  { name: 'text', value: '{"name":"Ada"}', secret: false, origin: collection },
  { name: 'token', secret: true, origin: { kind: 'environment', name: 'prod' } },
  { name: 'lost', secret: true, origin: collection, problem: 'The key is gone.' },
  { name: 'run', value: 'now', secret: false, origin: { kind: 'runtime', name: '' } }
]
const names = { variables: variablesInForce({}, scoped), processEnv: ['HOME'] }

describe('lookUpName', () => {
  it.each<[string, object]>([
    ['host', { kind: 'value', value: 'shop.test', origin: collection }],
    ['user.name', { kind: 'value', value: 'Ada' }],
    ['user.tags[0]', { kind: 'value', value: 'x' }],
    ['user.age', { kind: 'unresolved', why: 'user holds no such thing.' }],
    ['text.name', { kind: 'unresolved', why: 'text is not of type object, so no name leads into it.' }],
    ['token', { kind: 'secret', problem: undefined }],
    ['lost', { kind: 'secret', problem: 'The key is gone.' }],
    ['$guid', { kind: 'later' }],
    ['$none', { kind: 'unresolved' }],
    ['process.env.HOME', { kind: 'later' }],
    ['process.env.PATH', { kind: 'unresolved' }],
    ['?Name', { kind: 'unresolved' }],
    ['nobody', { kind: 'unresolved' }]
  ])('finds %s', (name, expected) => {
    expect(lookUpName(name, names)).toMatchObject(expected)
  })
})

describe('variablesInForce', () => {
  const own = (name: string, value: string, enabled = true) => ({ name, value, enabled })

  it('lays those of the draft over those of its scope, but not over what runs have set', () => {
    const variables = variablesInForce(
      { variables: [own('host', 'mine'), own('run', 'mine'), own('token', 'mine', false), own('', 'x')] },
      scoped
    )
    expect(variables.get('host')).toMatchObject({ value: 'mine', origin: { kind: 'request', name: '' } })
    expect(variables.get('run')?.value).toBe('now')
    expect(variables.get('token')?.secret).toBe(true)
    expect(variables.has('')).toBe(false)
  })

  it('says of those of a folder that they are its own', () => {
    const variables = variablesInForce({ type: 'folder', variables: [own('host', 'mine')] }, scoped)
    expect(variables.get('host')?.origin.kind).toBe('folder')
  })
})
