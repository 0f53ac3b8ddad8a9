import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Environment } from '#shared/model/environment.ts'
import { applyEnvironment, newEnvironment, readEnvironment } from '#shared/opencollection/environment.ts'
import { environmentFile } from './arbitrary-files.ts'

function environmentOf(value: unknown): Environment {
  const environment = readEnvironment(value)
  if ('problem' in environment) throw new Error(environment.problem)
  return environment
}

const FILE = {
  name: 'Staging',
  variables: [
    { name: 'host', value: 'a.test' },
    { secret: true, name: 'token', type: 'string' },
    { name: 'port', value: { type: 'number', data: '80' } },
    {
      name: 'user',
      value: [
        { title: 'me', value: 'me' },
        { title: 'you', selected: true, value: { type: 'string', data: 'you' } }
      ]
    }
  ],
  externalSecrets: { type: 'aws-secrets-manager', variables: [] }
}

describe('readEnvironment', () => {
  it('reads every kind of variable', () => {
    expect(environmentOf(FILE)).toEqual({
      name: 'Staging',
      variables: [
        { name: 'host', value: 'a.test', enabled: true },
        { name: 'token', value: '', enabled: true, secret: true, type: 'string' },
        { name: 'port', value: '80', enabled: true, type: 'number' },
        {
          name: 'user',
          value: 'you',
          type: 'string',
          enabled: true,
          variants: [
            { title: 'me', value: 'me', selected: false },
            { title: 'you', value: 'you', selected: true }
          ]
        }
      ],
      kept: { externalSecrets: FILE.externalSecrets }
    })
  })

  it('says where it is wrong', () => {
    expect(
      readEnvironment({ name: 'a', variables: [{ name: 'b', value: { type: 'date', data: '' } }] })
    ).toEqual({
      problem: 'variables[0].value.type is “date”, expected one of string, number, boolean, null, object.',
      path: ['variables', '0', 'value', 'type']
    })
    expect(readEnvironment([])).toEqual({ problem: 'The file is a list, expected a mapping.', path: [] })
  })

  it('does not hand on the value of a secret that somebody wrote into the file', () => {
    const file = { name: 'a', variables: [{ name: 'b', secret: true, value: 'hush' }] }
    expect(JSON.stringify(environmentOf(file))).not.toContain('hush')
  })
})

describe('applyEnvironment', () => {
  it('gives the very value back when nothing was edited', () => {
    fc.assert(
      fc.property(environmentFile, file => {
        expect(applyEnvironment(file, JSON.parse(JSON.stringify(environmentOf(file))))).toBe(file)
      })
    )
  })

  it('writes no value of a secret, whatever becomes of the variable', () => {
    const environment = environmentOf(FILE)
    const hidden = environment.variables.map(variable => ({ ...variable, secret: true, value: 'hush' }))
    const written = applyEnvironment(FILE, { ...environment, variables: hidden })
    expect(JSON.stringify(written)).not.toMatch(/hush|a\.test|you"/)
    expect(written).toMatchObject({
      variables: [
        { secret: true, name: 'host' },
        { secret: true, name: 'token', type: 'string' },
        { secret: true, name: 'port', type: 'number' },
        { secret: true, name: 'user' }
      ]
    })
    expect(JSON.stringify(newEnvironment({ name: 'n', variables: hidden }))).not.toContain('hush')
  })

  it('changes the selected value and which one is selected', () => {
    const environment = environmentOf(FILE)
    const change = (value: string, selected: number) => ({
      ...environment,
      variables: environment.variables.map(variable =>
        variable.variants
          ? {
              ...variable,
              value,
              variants: variable.variants.map((one, index) => ({ ...one, selected: index === selected }))
            }
          : variable
      )
    })
    expect(applyEnvironment(FILE, change('them', 1))).toMatchObject({
      variables: [{}, {}, {}, { value: [{ value: 'me' }, { value: { type: 'string', data: 'them' } }] }]
    })
    expect(environmentOf(applyEnvironment(FILE, change('me', 0))).variables[3]).toMatchObject({
      value: 'me',
      variants: [{ selected: true }, { selected: false }]
    })
  })
})
