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
