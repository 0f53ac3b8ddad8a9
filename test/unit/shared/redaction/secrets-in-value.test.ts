import { expect, it } from 'vitest'
import { secretsInValue } from '#shared/redaction/secrets-in-value.ts'

it.each([
  ['o.password', 'hunter2', ['hunter2']],
  ['creds[0].apiKey', 'abc', ['abc']],
  ['user["access-token"].value', 'abc', ['abc']],
  ['o.token', '{"a":"b"}', ['{"a":"b"}']],
  ['o.password', 'null', []],
  ['o.user', 'bob', []],
  ['o', '{"user":"bob","password":"hunter2"}', ['hunter2']],
  ['o.list', '[{"token":"abc"}]', ['abc']],
  ['password', 'plain', ['plain']],
  ['token.value', 'abc', ['abc']],
  ['password', '', []],
  ['user', 'plain', []],
  ['process.env.API_TOKEN', 'https://site.test', []]
])('{{%s}} of %s', (name, value, secrets) => {
  expect(secretsInValue({ name, value, secret: false })).toEqual(secrets)
})

it('is all of a secret, and what in it is one by its key', () => {
  const value = '{"password": "hunter2"}'
  expect(secretsInValue({ name: 'o', value, secret: true })).toEqual([value, 'hunter2'])
})
