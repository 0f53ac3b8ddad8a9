import type { Preferences } from './preferences.ts'

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  orientation: 'auto',
  fontSize: 13,
  zoom: 1,
  settings: {},
  proxyPasswordId: null,
  clientCertificates: [],
  shortcuts: {},
  history: { maxCount: 5000, maxBytes: 1024 * 1024 * 1024, maxDays: 90 },
  messageFilters: [],
  sidebar: { open: true, view: 'collections' }
}
