import { expect, it, onTestFinished } from 'vitest'
import type { DraftAction } from '#shared/model/draft/draft-row.ts'
import { openedHost } from '../../fixtures/opened-host.ts'
import { startHttpServer } from '../../fixtures/servers/http-server.ts'

it('are those of one collection, and redirect no other', async () => {
  const seen: string[] = []
  const server = await startHttpServer((request, response) => {
    seen.push(request.url ?? '')
    response.setHeader('content-type', 'application/json')
    response.end('{"path":"evil"}')
  })
  onTestFinished(() => server[Symbol.asyncDispose]())
  const variables = `variables:\n    - name: path\n      value: good\n`
  const root = `opencollection: 1.0.0\ninfo:\n  name: Pets\nrequest:\n  ${variables}`
  const { send, scopes } = await openedHost({}, { 'opencollection.yml': root })
  const [attacker, other] = scopes
  const action: DraftAction = {
    expression: 'path',
    variable: 'path',
    scope: 'runtime',
    phase: 'after-response',
    enabled: true
  }
  await send({ url: `${server.origin}/set`, actions: [action] }, attacker)
  await send({ url: `${server.origin}/{{path}}` }, attacker)
  await send({ url: `${server.origin}/{{path}}` }, other)
  expect(seen).toEqual(['/set', '/evil', '/good'])

  const { workspaceId } = attacker ?? {}
  const bare = workspaceId === undefined ? {} : { workspaceId }
  const [refused] = await send({ url: `${server.origin}/{{path}}` }, bare)
  expect(refused?.type).toBe('refused')
  await send({ url: `${server.origin}/set`, actions: [action] }, bare)
  await send({ url: `${server.origin}/{{path}}` }, bare)
  await send({ url: `${server.origin}/{{path}}` }, other)
  expect(seen.slice(3)).toEqual(['/set', '/evil', '/good'])
})
