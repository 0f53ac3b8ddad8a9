import { DEFAULT_HISTORY_LIMITS } from './history.ts'
import type { Preferences } from './preferences.ts'

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  orientation: 'horizontal',
  fontSize: 13,
  zoom: 1,
  settings: {},
  clientCertificates: [],
  shortcuts: {},
  history: DEFAULT_HISTORY_LIMITS,
  sidebar: { open: true, view: 'collections' }
}
