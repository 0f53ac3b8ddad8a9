import type { Draft } from './draft.ts'
import { DEFAULT_TIMEOUTS } from './timeouts.ts'

/** What a new tab begins with. */
export const BLANK_DRAFT: Draft = {
  method: 'GET',
  url: '',
  headers: [],
  body: { kind: 'none', text: '' },
  withoutDefaults: [],
  settings: { timeouts: DEFAULT_TIMEOUTS, insecure: false }
}
