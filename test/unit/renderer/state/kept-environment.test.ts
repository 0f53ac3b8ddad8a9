import { describe, expect, it } from 'vitest'
import {
  beginEnvironment,
  type EditedEnvironment,
  environmentOf,
  isEdited
} from '#renderer/state/edited-environment.ts'
import { newVariable, toggleSecret } from '#renderer/state/edited-variables.ts'
import { describeKept, fromKept, toKeep } from '#renderer/state/kept-environment.ts'
import type { EnvironmentContent } from '#shared/model/environment.ts'

const CONTENT: EnvironmentContent = {
  environment: {
    name: 'staging',
    variables: [
      { name: 'base', value: 'http://a', enabled: true },
      { name: 'token', value: '', enabled: true, secret: true }
    ]
  },
  revision: '1',
  secrets: [{ name: 'token', hasValue: true }]
}

function begun(): EditedEnvironment {
  return beginEnvironment({ kind: 'collection', collectionId: 'shop' }, 'staging', CONTENT)
}

const [base, token] = begun().variables
if (!base || !token) throw new Error('An environment begins with its variables.')

describe('what is typed into an environment and not saved', () => {
  it('is there again, each variable the one that it was', () => {
    const renamed = { ...token, variable: { ...token.variable, name: 'key' } }
    const added = newVariable({ name: 'region', value: 'eu', enabled: true })
    const edited = { ...begun(), variables: [added, renamed] }
    const again = fromKept(toKeep(edited))
    expect(environmentOf(again)).toEqual(environmentOf(edited))
    expect(again.variables.map(({ was }) => was)).toEqual([undefined, 'token'])
    expect(isEdited(again)).toBe(true)
    expect(again.content).toEqual(CONTENT)
  })

  it('is kept without the values of secrets, which are named', () => {
    const kept = toKeep({ ...begun(), variables: [base, { ...token, typed: 's3cr3t' }] })
    expect(JSON.stringify(kept)).not.toContain('s3cr3t')
    expect(kept.notKept).toEqual(['token'])
    expect(isEdited(fromKept(kept))).toBe(false)
  })

  it('has the value still that lies in the file of what is to become secret', () => {
    const kept = toKeep({ ...begun(), variables: [toggleSecret(base), token] })
    expect(kept.environment.variables[0]).toMatchObject({ name: 'base', secret: true, value: '' })
    expect(kept.notKept).toEqual([])
    expect(fromKept(kept).variables[0]).toMatchObject({ was: 'base', typed: 'http://a' })
  })

  it('says what is here again, and what is not', () => {
    const kept = { ...toKeep(begun()), notKept: ['token', 'key'] }
    expect(describeKept([], [])).toBe('')
    expect(describeKept(['staging', 'live'], [toKeep(begun())])).toBe(
      'Unsaved changes of “staging” and “live” are here again.'
    )
    expect(describeKept(['staging'], [kept])).toContain(
      'The values typed for “token” and “key” in “staging” were not kept'
    )
  })
})
