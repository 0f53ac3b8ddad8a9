import { ShieldAlert } from 'lucide-react'
import type { DraftSettings } from '#shared/model/draft/draft-settings.ts'
import { SegmentedChoice } from '../../../components/segmented-choice.tsx'
import { AuthoritySetting } from './authority-setting.tsx'
import { SettingGroup, SettingRow } from './setting-row.tsx'
import { SwitchSetting } from './switch-setting.tsx'
import { TextSetting } from './text-setting.tsx'
import { useSettings } from './use-settings.ts'

const VERSIONS = [
  { value: 'TLSv1.2', label: 'TLS 1.2' },
  { value: 'TLSv1.3', label: 'TLS 1.3' }
] as const

/** Whom to believe. */
export function SecuritySettings({ tabId }: { tabId: string }) {
  const { typed, merged, complete, edit, sourceOf } = useSettings(tabId)
  const { insecure } = complete
  const { tls = {} } = merged
  const change = (part: NonNullable<DraftSettings['tls']>) => edit({ tls: { ...typed.tls, ...part } })
  return (
    <SettingGroup title="Security">
      <SwitchSetting
        title="Verify TLS certificates"
        explains="Refuse servers that cannot prove who they are."
        source={sourceOf('insecure')}
        checked={!insecure}
        onChange={verify => edit({ insecure: !verify })}
        below={insecure && <InsecureNotice />}
      />
      <SettingRow
        title="Oldest TLS version"
        explains="TLS 1.0 and 1.1 are broken and never spoken."
        source={sourceOf('tls.minVersion')}
      >
        <SegmentedChoice
          label="Oldest TLS version"
          value={tls.minVersion ?? 'TLSv1.2'}
          options={VERSIONS}
          onChange={minVersion => change({ minVersion })}
        />
      </SettingRow>
      <TextSetting
        tabId={tabId}
        label="Server name"
        explains="Asked for (SNI) and verified in the place of the URL’s host."
        field="settings.tls.serverName"
        source={sourceOf('tls.serverName')}
        placeholder="the URL’s host"
        value={tls.serverName ?? ''}
        onChange={serverName => change({ serverName })}
      />
      <TextSetting
        tabId={tabId}
        label="Pinned keys"
        explains="One per line, as “SPKI pin” in a response’s certificates. One of them must be in the chain, verified or not, or nothing is sent."
        field="settings.tls.pins"
        source={sourceOf('tls.pins')}
        placeholder="sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        lines={3}
        value={tls.pins ?? ''}
        onChange={pins => change({ pins })}
      />
      <AuthoritySetting tabId={tabId} />
    </SettingGroup>
  )
}

function InsecureNotice() {
  return (
    <p
      role="status"
      className="mt-2 flex items-start gap-2 rounded-md border border-warn/40 bg-warn-soft px-3 py-2 text-ink text-xs"
    >
      <ShieldAlert aria-hidden="true" className="size-4 shrink-0 text-warn" />
      Anyone between you and the server can read and change this exchange without being noticed. Switch the
      check off only for servers of your own.
    </p>
  )
}
