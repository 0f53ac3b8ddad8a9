import { type MessagePayload, messagePayload } from '#shared/http/message-payload.ts'
import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'
import type { GatheredScope } from '../scope/gathered-scope.ts'
import { describeUnresolved } from './describe-unresolved.ts'
import { maskProblems } from './mask-problems.ts'
import type { TextResolver } from './resolve-texts.ts'
import { resolverFor } from './resolver-for.ts'

/** A message that may be sent. */
export interface ComposedMessage extends MessagePayload {
  /** What is secret in it, in all its forms: see `secretForms`. */
  secrets: string[]
}

/**
 * What a message is sent as, with values in the place of its templates as they are at this moment. In a text, what
 * stands for nothing is sent as it was written, as in a body; bytes have no braces.
 * @param scope that of `prepareSocket`: with the variables of the request itself
 * @param field where the message stands, for the problems
 */
export async function composeMessage(
  message: DraftMessage,
  scope: GatheredScope,
  field: string
): Promise<ComposedMessage | { problems: DraftProblem[] }> {
  const resolver = await resolverFor(message, scope)
  const data = resolveData(message, resolver, field)
  const forms = secretForms([...resolver.secrets])
  const unresolved = resolver.unresolved.map(each =>
    describeUnresolved(each, scope, place => ({ field: place }))
  )
  if (unresolved.length > 0) return { problems: maskProblems(unresolved, forms) }
  const payload = messagePayload({ kind: message.kind, data })
  if ('problem' in payload) return { problems: maskProblems([{ field, problem: payload.problem }], forms) }
  return { ...payload, secrets: forms }
}

function resolveData({ kind, data }: DraftMessage, resolver: TextResolver, field: string): string {
  switch (kind) {
    case 'json':
      return resolver.jsonText(data, field)
    case 'binary':
    case 'hex':
      return resolver.text(data, field)
    default:
      return resolver.bodyText(data, field)
  }
}
