import { afterAll, beforeAll, expect, it } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { RuntimeVariables } from '#host/scope/runtime-variables.ts'
import { evaluateDraft } from '#host/send/evaluate-draft.ts'
import type { BodyAccess } from '#shared/client/body-access.ts'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import { preferencesScope } from '#test/fixtures/preferences-scope.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'

const client = new DirectClient()
let server: HttpServer

beforeAll(async () => {
  server = await startHttpServer((_, response) => response.end('{"id": 7}'))
})
afterAll(async () => {
  await client.close()
  await server[Symbol.asyncDispose]()
})

it.each([
  ['res.status', '200', 0],
  ['res.statusText', 'OK', 0],
  ['res.body.id', '7', 1],
  ["res('id')", '7', 1]
])('reads the body only for what looks into it: %s', async (expression, value, reads) => {
  const assertions: Draft['assertions'] = [{ expression, operator: 'eq', value, enabled: true }]
  const request = { method: 'GET', url: server.origin, headers: [], body: { kind: 'empty' as const } }
  const { exchange } = await client.execute(request)
  let count = 0
  const bodies: BodyAccess = {
    readBody: (...args) => {
      count++
      return client.readBody(...args)
    },
    releaseBody: id => client.releaseBody(id)
  }
  const sent = { draft: { ...BLANK_DRAFT, assertions }, scope: {}, exchange }
  const gathered = preferencesScope(DEFAULT_PREFERENCES)
  const evaluated = await evaluateDraft({ ...sent, gathered }, 0, { bodies, runtime: new RuntimeVariables() })
  expect(evaluated?.results).toMatchObject({ passed: 1, failed: 0 })
  expect(count).toBe(reads)
})
