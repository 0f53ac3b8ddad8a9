import type { Clock } from '#engine/clock.ts'
import { MemoryCookieJar } from '#engine/cookies/memory-cookie-jar.ts'
import { DirectClient } from '#engine/direct-client.ts'
import type { ClientError } from '#shared/model/client-error.ts'
import type { DataRow } from '#shared/model/run.ts'
import type { Scope } from '#shared/model/scope.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import type { RowSecrets } from '#shared/run/cover-row.ts'
import type { ReadCollection } from '#workspace/collections/read-collection.ts'
import { MemoryShelf } from '#workspace/vault/secret-shelf.ts'
import { type Consents, FileAccess } from '../file-access.ts'
import { endpointOf } from '../oauth2/ask-endpoint.ts'
import { OAuth2Tokens } from '../oauth2/oauth2-tokens.ts'
import { ownerOf } from '../oauth2/token-owner.ts'
import { LaidRow } from '../run/lay-row.ts'
import { secretsAhead } from '../run/secrets-ahead.ts'
import type { ReadRequest, SentItem } from '../run/send-item.ts'
import { sendUnrecorded, type UnrecordedParts } from '../run/send-unrecorded.ts'
import { RuntimeVariables, type SetVariable } from '../scope/runtime-variables.ts'
import { evaluateDraft } from '../send/evaluate-draft.ts'
import { refuseUnpinnedAlone } from '../send/refuse-unpinned.ts'
import type { UnattendedScopes } from './unattended-scopes.ts'

export interface LaneParts {
  collection: ReadCollection
  scopes: UnattendedScopes
  consents: Consents
  /** What holds in each iteration from its beginning on. */
  variables: readonly SetVariable[]
  environment: string | null
  settle(settings: ExecuteSettings): ExecuteSettings
  sayProblem(problem: DraftProblem): string
  sayError(error: ClientError): string
}

/**
 * Where the iterations of a run go one after the other, beside those of other lanes: connections are kept from one to
 * the next. Cookies, variables that were set and OAuth 2 tokens are of one iteration alone.
 */
export class UnattendedLane {
  readonly #parts: LaneParts
  readonly #jar = new MemoryCookieJar()
  readonly #client = new DirectClient({ cookies: this.#jar })
  readonly #owner: Scope
  #iteration: UnrecordedParts

  constructor(parts: LaneParts) {
    this.#parts = parts
    this.#owner = { collectionId: parts.collection.id, environment: parts.environment }
    this.#iteration = this.#newIteration(undefined)
  }

  /** Forgets what the iteration before has left. */
  begin(row: DataRow | undefined): void {
    this.#jar.forget(() => true)
    this.#iteration = this.#newIteration(row)
  }

  /** @param path of the request in its collection */
  send(request: ReadRequest, path: string, clock: Clock, signal: AbortSignal): Promise<SentItem> {
    return sendUnrecorded(request, { ...this.#owner, path }, this.#iteration, clock, signal)
  }

  /** What is secret in what requests of the iteration are about to be sent with. @param requests by their paths */
  secretsAhead(requests: AsyncIterable<readonly [path: string, ReadRequest]>): Promise<RowSecrets> {
    return secretsAhead(requests, path => this.#iteration.gatherScope({ ...this.#owner, path }))
  }

  close(): Promise<void> {
    return this.#client.close()
  }

  #newIteration(row: DataRow | undefined): UnrecordedParts {
    const { collection, scopes, consents, variables, settle, sayProblem, sayError } = this.#parts
    const client = this.#client
    const runtime = new RuntimeVariables()
    for (const variable of variables) runtime.set(this.#owner, variable)
    const laid = row && new LaidRow(row, this.#owner, runtime)
    const tokens = new OAuth2Tokens(new MemoryShelf(), NO_BROWSER)
    const access = { files: new FileAccess({}, consents), consents }
    return {
      ...access,
      client,
      cookies: NO_STORED_COOKIES,
      settle,
      sayProblem,
      sayError,
      async gatherScope(scope) {
        const gathered = await scopes.gather(scope, runtime)
        return laid ? laid.over(gathered, scope) : gathered
      },
      refuseUnpinned: async (draft, { path = '' }, gathered) =>
        refuseUnpinnedAlone(draft, path, gathered, collection),
      tokenFor({ oauth2, secrets }, scope, signal) {
        const asking = {
          ...access,
          history: NO_HISTORY,
          client: {
            execute: ((request, options = {}) =>
              client.execute(request, { ...options, ...settle(options) })) satisfies DirectClient['execute']
          }
        }
        const ask = endpointOf(scope, secrets, asking, () => {})
        return tokens.forRequest(oauth2, { owner: ownerOf(scope), ask }, signal)
      },
      evaluate: sent => evaluateDraft(sent, sent.scripts ?? 0, { bodies: client, runtime })
    }
  }
}

const NO_BROWSER = { open: async () => false }
const NO_HISTORY = { record: async () => {} }
const NO_STORED_COOKIES = { loaded: Promise.resolve() }
