import { z } from 'zod'
import { DraftSettings, PersonalCertificate } from './draft/draft-settings.ts'
import { HistoryLimits } from './history.ts'
import { Shortcuts } from './key-chord.ts'
import { LogFilter } from './socket/log-filter.ts'

/** A filter of messages that a person has given a name. */
export const SavedFilter = z.object({ name: z.string().min(1).max(100), filter: LogFilter })
export type SavedFilter = z.infer<typeof SavedFilter>

/** What a person has chosen once for all windows of this machine. */
export const Preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** Request and response side by side, one above the other, or as the window has room. */
  orientation: z.enum(['auto', 'horizontal', 'vertical']),
  /** Of code and bodies, in CSS pixels. */
  fontSize: z.number().int().min(8).max(32),
  /** Of the whole interface; 1 is as designed. */
  zoom: z.number().min(0.5).max(2),
  /** What lies under the settings of every collection. */
  settings: DraftSettings,
  /** What the password of the proxy of `settings` is called in the vault; null is none. */
  proxyPasswordId: z.string().nullable(),
  clientCertificates: z.array(PersonalCertificate),
  /** Shortcuts that differ from those a command comes with: chords by the command's id; none is an empty list. */
  shortcuts: Shortcuts,
  history: HistoryLimits,
  /** For the messages of any session, in the order in which they were saved. */
  messageFilters: z.array(SavedFilter).max(100),
  sidebar: z.object({ open: z.boolean(), view: z.enum(['collections', 'history']) })
})
export type Preferences = z.infer<typeof Preferences>
