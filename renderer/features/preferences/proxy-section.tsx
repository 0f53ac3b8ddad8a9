import { ProxySettings } from '../request/settings/proxy-settings.tsx'
import { SettingGroup } from '../request/settings/setting-row.tsx'
import { SettingsOwnerProvider } from '../request/settings/settings-owner.ts'
import { usePreferenceSettings } from './use-preference-settings.ts'

/** Which way requests take where neither they nor their collection say otherwise. */
export function ProxySection() {
  const owner = usePreferenceSettings()
  return (
    <SettingsOwnerProvider value={owner}>
      <SettingGroup title="Proxy" note="Unless a collection or a request says otherwise">
        <ProxySettings />
      </SettingGroup>
    </SettingsOwnerProvider>
  )
}
