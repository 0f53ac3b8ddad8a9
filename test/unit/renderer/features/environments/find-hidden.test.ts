import { expect, it } from 'vitest'
import { findHidden } from '#renderer/features/environments/find-hidden.ts'

it('tells of variables of one name which one counts: the last that is in use', () => {
  const variables = [
    { name: 'token', value: '', enabled: true, secret: true as const },
    { name: 'base', value: 'a', enabled: true },
    { name: 'token', value: 'plain', enabled: true },
    { name: 'token', value: 'off', enabled: false },
    { name: '', value: '', enabled: true },
    { name: '', value: '', enabled: true }
  ]
  expect([...findHidden(variables)]).toEqual([[0, 2]])
})
