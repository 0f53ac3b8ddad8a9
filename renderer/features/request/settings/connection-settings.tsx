import { AddressSettings } from './address-settings.tsx'
import { ProtocolSettings } from './protocol-settings.tsx'
import { ProxySettings } from './proxy-settings.tsx'
import { SettingGroup } from './setting-row.tsx'

export function ConnectionSettings() {
  return (
    <SettingGroup title="Connection">
      <ProtocolSettings />
      <ProxySettings />
      <AddressSettings />
    </SettingGroup>
  )
}
