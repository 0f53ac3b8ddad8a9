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
