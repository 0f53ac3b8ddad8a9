import { useMemo } from 'react'
import { isOtherProxy } from '#shared/http/is-other-proxy.ts'
import type { DraftSettings } from '#shared/model/draft/draft-settings.ts'
import { tell } from '../../state/notices.ts'
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
      put: (_name, change) => putSettings(change(usePreferences.getState().settings))
    }),
    [typed]
  )
}

/** The host forgets the password of a proxy with the proxy: here it is said. */
function putSettings(settings: DraftSettings): void {
  const { settings: before, proxyPasswordId } = usePreferences.getState()
  const isForgotten =
    proxyPasswordId !== null && isOtherProxy(before.proxy?.url ?? '', settings.proxy?.url ?? '')
  setPreferences(isForgotten ? { settings, proxyPasswordId: null } : { settings })
  if (isForgotten) tell('The password of the proxy was forgotten: it was for the one before.')
}
