import { describe, expect, it } from 'vitest'
import { isCredentialHeader } from '#shared/http/credential-headers.ts'

describe('isCredentialHeader', () => {
  it.each(
    `Authorization Proxy-Authorization X-Forwarded-Authorization Authentication X-Authentication X-Auth Cookie Set-Cookie
    Api-Key ApiKey X-API-Key X-RapidAPI-Key X-Goog-Api-Key DD-API-Key DD-Application-Key Ocp-Apim-Subscription-Key
    X-Functions-Key X-Auth-Key X-Access-Key Private-Token X-Auth-Token X-Amz-Security-Token X-Shopify-Access-Token
    X-Vault-Token X-Session-Token X-Session-Id Mcp-Session-Id X-Session X-CSRF-Token X-XSRF-TOKEN X-CSRFToken X-Token Token
    X-Secret X-Client-Secret CF-Access-Client-Secret Cf-Access-Jwt-Assertion X-Password Password X-JWT`.split(
      /\s+/
    )
  )('knows %s', name => {
    expect(isCredentialHeader(name)).toBe(true)
    expect(isCredentialHeader(` ${name.toLowerCase()} `)).toBe(true)
  })

  it.each(
    `WWW-Authenticate Proxy-Authenticate Authentication-Info Authentication-Results X-Auth-Type X-Auth-User Author
    X-Session-Timeout X-Token-Type X-Token-Expires X-Password-Expires X-Secret-Version Sec-WebSocket-Key Idempotency-Key
    X-Request-Id X-Correlation-Id X-Cache-Key Surrogate-Key Lock-Token X-Next-Page-Token x-ms-continuation-token
    Sync-Token Tokens Monkey Api-Key-Id Digest ETag Content-Type`.split(/\s+/)
  )('leaves %s alone', name => {
    expect(isCredentialHeader(name)).toBe(false)
  })
})
