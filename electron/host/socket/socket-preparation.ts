import type { InputOf } from '#shared/contract/define.ts'
import type { socketContract } from '#shared/contract/socket.ts'
import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import { KeptScopes } from '../run/kept-scopes.ts'
import type { GatheredScope } from '../scope/gathered-scope.ts'
import { withRequestVariables } from '../scope/scope-lookup.ts'
import type { ScopeWatchParts } from '../scope/watch-scope.ts'
import { composeMessage } from '../send/compose-message.ts'
import type { PrepareParts } from '../send/prepare-draft.ts'
import { prepareSocket } from '../send/prepare-socket.ts'

export type SocketInput = InputOf<typeof socketContract, 'socket.open'>
export type PreparationParts = PrepareParts & ScopeWatchParts

/** What a session is opened by, as it stands whenever that is asked: values, tokens and files may change while it lasts. */
export class SocketPreparation {
  readonly #input: SocketInput
  readonly #parts: PreparationParts
  readonly #scopes: KeptScopes
  #latest: { gathered: GatheredScope; scope: GatheredScope } | undefined

  constructor(input: SocketInput, parts: PreparationParts) {
    this.#input = input
    this.#scopes = new KeptScopes(input.scope, parts)
    this.#parts = { ...parts, gatherScope: scope => this.#scopes.gather(scope) }
  }

  /** Makes the handshake of the draft. */
  prepare(signal: AbortSignal): ReturnType<typeof prepareSocket> {
    const { draft, scope, source } = this.#input
    return prepareSocket(draft, scope, source, this.#parts, signal)
  }

  /** Makes of a message what is sent now. @param field where it stands, for the problems */
  async compose(message: DraftMessage, field: string): ReturnType<typeof composeMessage> {
    return composeMessage(message, await this.#messageScope(), field)
  }

  async #messageScope(): Promise<GatheredScope> {
    const { draft, scope, source } = this.#input
    const gathered = await this.#scopes.gather(scope)
    if (this.#latest?.gathered !== gathered) {
      const own = withRequestVariables(gathered, source.name ?? '', draft.variables ?? [])
      this.#latest = { gathered, scope: own }
    }
    return this.#latest.scope
  }

  /** Nothing more is asked. */
  stop(): void {
    this.#scopes.stop()
  }
}
