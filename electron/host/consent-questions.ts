import { isAbsolute } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import type { ConsentRequest } from '#shared/model/consent.ts'
import type { CollectionSource } from '#workspace/collections/collection-reader.ts'
import type { ConsentStore } from '#workspace/consents/consent-store.ts'
import { withRealPath } from '#workspace/consents/covers.ts'
import { consentQuestion } from './consent-question.ts'
import type { Shell } from './shell.ts'

/** More could push what matters out of the dialog. */
const MOST_NAMES = 20

interface ConsentAnswer {
  granted: boolean
  /** Why nobody could be asked, and how it can be allowed. */
  why?: string
}

/** Asks the person for consents, one question at a time, and has the answers remembered. */
export class ConsentQuestions {
  readonly #shell: Shell
  readonly #consents: ConsentStore
  readonly #collections: CollectionSource
  #last: Promise<unknown> = Promise.resolve()

  constructor(shell: Shell, consents: ConsentStore, collections: CollectionSource) {
    this.#shell = shell
    this.#consents = consents
    this.#collections = collections
  }

  /**
   * @param signal of whoever asks: when they leave, the question is withdrawn
   * @throws ClientError BUILD at the field of the request that nobody can be asked about, IO when it cannot be stored
   */
  ask(request: ConsentRequest, signal: AbortSignal): Promise<ConsentAnswer> {
    const answer = this.#last.then(() => this.#ask(request, signal))
    this.#last = answer.catch(() => undefined)
    return answer
  }

  async #ask(request: ConsentRequest, signal: AbortSignal): Promise<ConsentAnswer> {
    assertAskable(request)
    if (this.#consents.allows(request)) return { granted: true }
    // What is asked about, and remembered, is where the path leads now.
    const real = withRealPath(request)
    const { collectionId } = { collectionId: undefined, ...request }
    const collection = collectionId === undefined ? undefined : await this.#collections.reader(collectionId)
    const { confirm } = (await this.#shell.info()).features
    if (!confirm.available) return { granted: false, why: confirm.why }
    if (signal.aborted || !(await this.#shell.confirm(consentQuestion(real, collection), signal)))
      return { granted: false }
    await this.#consents.add(real)
    return { granted: true }
  }
}

/** @throws ClientError BUILD */
function assertAskable(request: ConsentRequest): void {
  if (request.kind === 'process-env') {
    if (request.names.length > MOST_NAMES)
      throw refuse('names', `At most ${MOST_NAMES} variables can be allowed at once.`)
    return
  }
  if (!isAbsolute(request.path) || request.path.includes('\0'))
    throw refuse('path', 'Only a path from the root of the disk can be allowed.')
}

function refuse(field: string, problem: string): ClientError {
  return new ClientError('BUILD', { field, facts: { problem } })
}
