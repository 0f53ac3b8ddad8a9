import {
  buildClientSchema,
  type GraphQLSchema,
  getIntrospectionQuery,
  type IntrospectionQuery
} from 'graphql'
import { create } from 'zustand'
import { ClientError } from '#shared/model/client-error.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import { onTabClosed } from '../../../../state/closed-tabs.ts'
import { host } from '../../../../state/host.ts'
import { runDraft } from '../../../../state/run-draft.ts'
import { scopeOf } from '../../../../state/scope.ts'
import { findTab } from '../../../../state/tabs.ts'

export type SchemaState =
  | { kind: 'loading' }
  | { kind: 'ready'; schema: GraphQLSchema }
  | { kind: 'failed'; why: string }

/** Most bytes of an answer that are taken for a schema. */
const MAX_SCHEMA = 32 * 1024 * 1024
const WINDOW = 256 * 1024

/** The schemas that servers have told, by tab. They are asked for, not fetched by themselves. */
export const useSchemas = create<Readonly<Record<string, SchemaState>>>(() => ({}))

const asking = new Map<string, AbortController>()

/** Asks the server of a tab's request for its schema, as the request itself would be sent. */
export async function loadSchema(tabId: string): Promise<void> {
  const abort = new AbortController()
  const put = (state: SchemaState) => {
    if (findTab(tabId)) useSchemas.setState({ [tabId]: state })
  }
  asking.set(tabId, abort)
  put({ kind: 'loading' })
  try {
    put({ kind: 'ready', schema: await askForSchema(tabId, abort.signal) })
  } catch (thrown) {
    put({
      kind: 'failed',
      why: thrown instanceof SchemaProblem ? thrown.message : ClientError.wrap(thrown).message
    })
  } finally {
    if (asking.get(tabId) === abort) asking.delete(tabId)
  }
}

onTabClosed(tabId => {
  asking.get(tabId)?.abort()
  useSchemas.setState(({ [tabId]: _, ...others }) => others, true)
})

class SchemaProblem extends Error {
  override readonly name = 'SchemaProblem'
}

async function askForSchema(tabId: string, signal: AbortSignal): Promise<GraphQLSchema> {
  const tab = findTab(tabId)
  if (!tab) throw new ClientError('ABORTED')
  let live: LiveExchange | undefined
  let refused: string | undefined
  await runDraft(
    { draft: introspection(tab.draft), scope: scopeOf(tab), source: { name: 'GraphQL schema' } },
    signal,
    {
      onPrepared() {},
      onRefused(problems) {
        refused = problems[0]?.problem
      },
      show(now) {
        live = now
      },
      onResults() {}
    }
  ).catch((thrown: unknown) => {
    if (refused === undefined) throw thrown
  })
  if (refused !== undefined) throw new SchemaProblem(refused)
  const { body, error, hops = [] } = live?.exchange ?? {}
  if (error) throw new SchemaProblem(error.message)
  if (!body) throw new SchemaProblem('The server answered without a body.')
  const status = hops.at(-1)?.response?.status
  try {
    return readSchema(await readText(body.id, body.size), status)
  } finally {
    host.releaseBody(body.id)
  }
}

/** The same request with another query, which neither sets nor checks anything. */
function introspection(draft: Draft): Draft {
  const graphql = { query: getIntrospectionQuery({ descriptions: true }), variables: '' }
  return { ...draft, body: { ...draft.body, kind: 'graphql', graphql }, assertions: [], actions: [] }
}

async function readText(id: string, size: number): Promise<string> {
  if (size > MAX_SCHEMA) throw new SchemaProblem('The answer is too large for a schema.')
  const decoder = new TextDecoder()
  let text = ''
  for (let offset = 0; offset < size; offset += WINDOW)
    text += decoder.decode(await host.readBody(id, offset, WINDOW), { stream: true })
  return text + decoder.decode()
}

function readSchema(text: string, status: number | undefined): GraphQLSchema {
  const answer = parse(text)
  if (!isIntrospection(answer))
    throw new SchemaProblem(
      `The answer${status === undefined ? '' : ` (${status})`} holds no schema. The server may not tell it.`
    )
  try {
    return buildClientSchema(answer.data)
  } catch (error) {
    throw new SchemaProblem(
      `The schema cannot be read: ${error instanceof Error ? error.message : String(error)}`
    )
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What is wrong inside of it, `buildClientSchema` says. */
function isIntrospection(answer: unknown): answer is { data: IntrospectionQuery } {
  if (typeof answer !== 'object' || answer === null || !('data' in answer)) return false
  const { data } = answer
  return typeof data === 'object' && data !== null && '__schema' in data
}
