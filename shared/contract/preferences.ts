import { z } from 'zod'
import { Preferences } from '../model/preferences.ts'
import { call, stream } from './define.ts'

export const preferencesContract = {
  'preferences.set': call(Preferences.partial(), Preferences),
  /** The preferences now, and again each time they change, by whichever window. */
  'preferences.watch': stream(z.object({}), Preferences)
}
