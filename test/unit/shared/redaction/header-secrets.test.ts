import { describe, expect, test } from 'vitest'
import { headerSecrets } from '#shared/redaction/header-secrets.ts'

describe('a subprotocol is a secret where it is', () => {
  const token = 'c2VjcmV0LW9mLWEtY2x1c3Rlcg0'
  const secretsOf = (value: string) => headerSecrets(['Sec-WebSocket-Protocol', value])

  test.each([
    ['a token behind a name', `v4.channel.k8s.io, base64url.bearer.authorization.k8s.io.${token}`, [token]],
    [
      'a key',
      `realtime, openai-insecure-api-key.sk-proj-${token}, openai-beta.realtime-v1`,
      [`sk-proj-${token}`]
    ],
    ['headers of its own', `aws-appsync-event-ws, header-${token}`, [`header-${token}`]],
    ['a JWT', `chat,${token}.${token}1.${token}2`, [token, `${token}1`, `${token}2`]]
  ])('%s', (_, value, secrets) => {
    expect(secretsOf(value)).toEqual(secrets)
  })
  test.each([
    'graphql-transport-ws, graphql-ws',
    'v12.stomp',
    'actioncable-v1-json, actioncable-unsupported',
    'https://subprotocols.are.words/of-any-length-at-all-without-digits'
  ])('but not for %s', value => {
    expect(secretsOf(value)).toEqual([])
  })
})
