import { describe, expect, it } from 'vitest'
import { variablesInForce } from '#renderer/features/request/variables/variables-in-force.ts'
import type { DraftVariable } from '#shared/model/draft/draft-row.ts'
import type { ScopedVariable } from '#shared/model/scope.ts'

const environment: ScopedVariable = {
  name: 'x',
  value: 'outer',
  secret: false,
  origin: { kind: 'environment', name: 'dev' }
}

function inForce(own: Partial<DraftVariable>, scoped: ScopedVariable[]): ScopedVariable | undefined {
  const variables = [{ name: 'x', value: 'own', enabled: true, ...own }]
  return variablesInForce({ variables }, scoped).get('x')
}

describe('a variable of a draft', () => {
  it('counts before that of an environment', () => {
    expect(inForce({}, [environment])).toMatchObject({ value: 'own', origin: { kind: 'request' } })
  })

  it('has the value that was chosen among several', () => {
    const variants = [
      { title: 'a', value: '1', selected: false },
      { title: 'b', value: '2', selected: true }
    ]
    expect(inForce({ variants }, [])?.value).toBe('2')
  })

  it('does not count when it is off, or before what was set while running', () => {
    expect(inForce({ enabled: false }, [environment])).toBe(environment)
    const runtime: ScopedVariable = { ...environment, origin: { kind: 'runtime', name: '' } }
    expect(inForce({}, [runtime])).toBe(runtime)
    const own: ScopedVariable = { ...environment, origin: { kind: 'request', name: '', set: true } }
    expect(inForce({}, [own])).toBe(own)
  })

  it('that is a secret without a value hides none, and says what it lacks where there is none', () => {
    const secret = { secret: true, value: '' }
    expect(inForce(secret, [environment])?.origin).toEqual(environment.origin)
    expect(inForce(secret, [])?.problem).toContain('The secret x of the request has no value')
    expect(inForce({ secret: true }, [environment])).toMatchObject({ secret: true })
  })

  it('that is a secret covers what takes its place', () => {
    const { value: _, ...covered } = environment
    expect(inForce({ secret: true, value: '' }, [environment])).toEqual({ ...covered, secret: true })
    const origin = { kind: 'request', name: '', set: true } as const
    const set = { ...environment, origin }
    expect(inForce({ secret: true }, [set])).toEqual({ ...covered, origin, secret: true })
  })
})
