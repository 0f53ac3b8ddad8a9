import { ShieldAlert } from 'lucide-react'
import { SegmentedChoice } from '../../../components/segmented-choice.tsx'
import { SettingRow } from './setting-row.tsx'
import { SwitchSetting } from './switch-setting.tsx'
import { useSettings } from './use-settings.ts'

const VERSIONS = [
  { value: 'TLSv1.2', label: 'TLS 1.2' },
  { value: 'TLSv1.3', label: 'TLS 1.3' }
] as const

/** How much a server has to prove. */
export function VerificationSettings() {
  const { typed, merged, complete, edit, sourceOf } = useSettings()
  const { insecure } = complete
  return (
    <>
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
          value={merged.tls?.minVersion ?? 'TLSv1.2'}
          options={VERSIONS}
          onChange={minVersion => edit({ tls: { ...typed.tls, minVersion } })}
        />
      </SettingRow>
    </>
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
