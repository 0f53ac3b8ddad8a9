import { expect, it } from 'vitest'
import { refusalBody } from '#host/oauth2/refusal-body.ts'

const kept = (text: string) => {
  const body = refusalBody(text)
  return body && JSON.parse(new TextDecoder().decode(body))
}

it.each([
  [
    '{"error":"a","error_description":"b","error_uri":"c"}',
    { error: 'a', error_description: 'b', error_uri: 'c' }
  ],
  ['error=a&error_description=b+c', { error: 'a', error_description: 'b c' }],
  ['{"error":"a","access_token":"t","refresh_token":"r","error_uri":{"t":1}}', { error: 'a' }]
])('of %s is kept why there is no token', (text, said) => {
  expect(kept(text)).toEqual(said)
})

it.each(['{"access_token":"t"}', '{"error":{"access_token":"t"}}', 'text', '[]', ''])(
  'of %s nothing is kept',
  text => {
    expect(kept(text)).toBeUndefined()
  }
)
