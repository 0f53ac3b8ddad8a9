import { useMemo } from 'react'
import { setPreferences, usePreferences } from '../../state/preferences.ts'
import type { SettingsOwner } from '../request/settings/settings-owner.ts'

/** To whom the fields of the preferences belong; no tab is called that. */
export const PREFERENCES = 'preferences'

/** The settings that lie under those of every collection. */
export function usePreferenceSettings(): SettingsOwner {
  const typed = usePreferences(({ settings }) => settings)
  return useMemo(
    () => ({
      id: PREFERENCES,
      typed,
      layers: [],
      resetLabel: title => `Back to the default of ${title}`,
      put: (_name, change) => setPreferences({ settings: change(usePreferences.getState().settings) })
    }),
    [typed]
  )
}
