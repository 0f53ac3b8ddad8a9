import { z } from 'zod'
import { Preferences } from '../model/preferences.ts'
import { call, stream } from './define.ts'

export const preferencesContract = {
  /**
   * Changes what is given. `secrets` are passphrases and passwords that were entered, by the ids that the preferences
   * name: they go into the vault, and those that are named no longer are forgotten. IO `vault` when it is not open.
   */
  'preferences.set': call(
    Preferences.partial().extend({ secrets: z.record(z.string(), z.string()).optional() }),
    Preferences
  ),
  /** The preferences now, and again each time they change, by whichever window. */
  'preferences.watch': stream(z.object({}), Preferences)
}
