import type { DraftSettings } from '#shared/model/draft/draft-settings.ts'
import { AuthoritySetting } from './authority-setting.tsx'
import { SettingGroup } from './setting-row.tsx'
import { TextSetting } from './text-setting.tsx'
import { useSettings } from './use-settings.ts'
import { VerificationSettings } from './verification-settings.tsx'

/** Whom to believe. */
export function SecuritySettings() {
  const { typed, merged, edit, sourceOf } = useSettings()
  const { tls = {} } = merged
  const change = (part: NonNullable<DraftSettings['tls']>) => edit({ tls: { ...typed.tls, ...part } })
  return (
    <SettingGroup title="Security">
      <VerificationSettings />
      <TextSetting
        label="Server name"
        explains="Asked for (SNI) and verified in the place of the URL’s host."
        field="settings.tls.serverName"
        source={sourceOf('tls.serverName')}
        placeholder="the URL’s host"
        value={tls.serverName ?? ''}
        onChange={serverName => change({ serverName })}
      />
      <TextSetting
        label="Pinned keys"
        explains="One per line, as “SPKI pin” in a response’s certificates. One of them must be in the chain, verified or not, or nothing is sent."
        field="settings.tls.pins"
        source={sourceOf('tls.pins')}
        placeholder="sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        lines={3}
        value={tls.pins ?? ''}
        onChange={pins => change({ pins })}
      />
      <AuthoritySetting />
    </SettingGroup>
  )
}
