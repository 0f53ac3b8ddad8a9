import type { Draft } from '#shared/model/draft/draft.ts'
import { withUrl } from './with-url.ts'

/** All that a command can say is what it says; what a request has beyond that stays. */
export function withCommand(before: Draft, { params: _, ...command }: Draft): Draft {
  const { params, pathParams, auth, bodyVariants, ...rest } = before
  const kept = { ...rest, ...(params && { params }), ...(pathParams && { pathParams }) }
  return { ...kept, ...command, ...withUrl(kept, command.url), type: 'http' }
}
