import { SegmentedChoice } from '../../../components/segmented-choice.tsx'
import { SettingRow } from './setting-row.tsx'
import { SwitchSetting } from './switch-setting.tsx'
import { useSettings } from './use-settings.ts'

const PROTOCOLS = [
  { value: 'auto', label: 'Auto' },
  { value: '1.1', label: 'HTTP/1.1' },
  { value: '2', label: 'HTTP/2' }
] as const

const PROTOCOL_WORDS = {
  auto: 'Agreed on with the server: HTTP/2 where it offers that over TLS.',
  '1.1': 'Nothing else is offered to the server.',
  '2': 'Without TLS by prior knowledge (h2c). Where the server does not speak it, the request fails.'
}

/** How a URL is written, and which version of HTTP is spoken. */
export function ProtocolSettings() {
  const { merged, complete, edit, sourceOf } = useSettings()
  const { protocol } = complete
  return (
    <>
      <SwitchSetting
        title="Encode the URL"
        explains="Percent-encode what cannot stand in a URL, such as a space that a variable brought. Off: as typed."
        source={sourceOf('encodeUrl')}
        checked={merged.encodeUrl ?? false}
        onChange={encodeUrl => edit({ encodeUrl })}
      />
      <SettingRow title="Protocol" explains={PROTOCOL_WORDS[protocol]} source={sourceOf('protocol')}>
        <SegmentedChoice
          label="Protocol"
          value={protocol}
          options={PROTOCOLS}
          onChange={next => edit({ protocol: next })}
        />
      </SettingRow>
    </>
  )
}
