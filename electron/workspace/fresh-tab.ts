import { randomUUID } from 'node:crypto'
import type { Tab } from '#shared/model/draft.ts'
import { DEFAULT_TIMEOUTS } from '#shared/model/timeouts.ts'

/** What a window begins with. */
export function createFreshTab(): Tab {
  return {
    id: randomUUID(),
    draft: {
      method: 'GET',
      url: '',
      headers: [],
      body: { kind: 'none', text: '' },
      withoutDefaults: [],
      settings: { timeouts: DEFAULT_TIMEOUTS, insecure: false }
    }
  }
}
