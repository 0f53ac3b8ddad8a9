import { AuthoritySetting } from '../request/settings/authority-setting.tsx'
import { ProtocolSettings } from '../request/settings/protocol-settings.tsx'
import { ReconnectSettings } from '../request/settings/reconnect-settings.tsx'
import { RedirectSettings } from '../request/settings/redirect-settings.tsx'
import { RetrySettings } from '../request/settings/retry-settings.tsx'
import { SettingGroup } from '../request/settings/setting-row.tsx'
import { SettingsOwnerProvider } from '../request/settings/settings-owner.ts'
import { SocketSettings } from '../request/settings/socket-settings.tsx'
import { TimeoutSettings } from '../request/settings/timeout-settings.tsx'
import { VerificationSettings } from '../request/settings/verification-settings.tsx'
import { usePreferenceSettings } from './use-preference-settings.ts'

/** How requests are sent where neither they nor their collection say otherwise. */
export function RequestsSection() {
  const owner = usePreferenceSettings()
  return (
    <SettingsOwnerProvider value={owner}>
      <p className="mb-4 text-muted text-xs">
        These hold for every request, unless its collection, its folder or the request itself says otherwise.
      </p>
      <div className="flex flex-col gap-6">
        <RedirectSettings />
        <RetrySettings />
        <TimeoutSettings />
        <SettingGroup title="Connection">
          <ProtocolSettings />
        </SettingGroup>
        <SettingGroup title="Security">
          <VerificationSettings />
          <AuthoritySetting />
        </SettingGroup>
        <SocketSettings />
        <ReconnectSettings />
      </div>
    </SettingsOwnerProvider>
  )
}
