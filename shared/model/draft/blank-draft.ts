import type { Draft } from './draft.ts'

/** What a new tab begins with. */
export const BLANK_DRAFT: Draft = {
  method: 'GET',
  url: '',
  headers: [],
  body: { kind: 'none', text: '' },
  withoutDefaults: [],
  settings: {}
}

/** What a new request of a collection begins with: it inherits what its folders say of auth, as in Bruno. */
export const NEW_REQUEST: Draft = { ...BLANK_DRAFT, auth: { kind: 'inherit' } }

/** What the tab of a new WebSocket begins with. */
export const BLANK_SOCKET: Draft = { ...BLANK_DRAFT, type: 'websocket' }

/** What a new WebSocket request of a collection begins with. */
export const NEW_SOCKET: Draft = { ...NEW_REQUEST, type: 'websocket' }
