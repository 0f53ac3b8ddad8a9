import { expect, it } from 'vitest'
import { maskError } from '#host/send/mask-problems.ts'
import { ClientError } from '#shared/model/client-error.ts'

it('masks what an error says, and not where it belongs', () => {
  const problem = 'Expect: headers is not what the server knows.'
  const masked = maskError(new ClientError('BUILD', { field: 'headers.0.name', facts: { problem } }), [
    'headers'
  ])
  expect(masked.field).toBe('headers.0.name')
  expect(masked.message).toContain('•••')
  expect(`${masked.message} ${JSON.stringify(masked.facts)}`).not.toContain('headers')
})
