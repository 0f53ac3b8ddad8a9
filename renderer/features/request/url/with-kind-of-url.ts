import type { Draft } from '#shared/model/draft/draft.ts'
import { isSocket } from '#shared/model/draft/is-request.ts'
import { kindOfUrl } from '#shared/url/kind-of-url.ts'

/** What a draft would have to become for its URL: undefined where it is that, or where the URL does not say it. */
export function otherKind(draft: Pick<Draft, 'type'>, url: string): 'http' | 'websocket' | undefined {
  const kind = kindOfUrl(url)
  return kind === undefined || (kind === 'websocket') === isSocket(draft) ? undefined : kind
}

/**
 * What is to be changed of a draft for it to be of the other kind. What only the one has stays in it: it is there again
 * when the draft is that once more.
 */
export function withKind(draft: Draft, kind: 'http' | 'websocket'): Pick<Draft, 'type'> {
  if (kind === 'websocket') return { type: kind }
  return { type: draft.body.kind === 'graphql' ? 'graphql' : 'http' }
}
