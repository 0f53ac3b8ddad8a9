import type { Draft } from '../model/draft/draft.ts'

/**
 * What of a WebSocket's draft is its handshake: a GET without a body (RFC 6455 §4.1), whatever the draft was before it
 * was one. It has no parameters in its path, since no file of one can say them.
 */
export function handshakeDraft(draft: Draft): Draft {
  const { bodyVariants: _, params: __, pathParams: ___, ...rest } = draft
  return { ...rest, method: 'GET', body: { kind: 'none', text: '' } }
}
