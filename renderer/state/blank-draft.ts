import type { Draft } from '#shared/model/draft.ts'
import { DEFAULT_TIMEOUTS } from '#shared/model/timeouts.ts'

/** What a new tab begins with. */
export const BLANK_DRAFT: Draft = {
  method: 'GET',
  url: '',
  headers: [],
  body: { kind: 'none', text: '' },
  withoutDefaults: [],
  settings: { timeouts: DEFAULT_TIMEOUTS, insecure: false }
}
