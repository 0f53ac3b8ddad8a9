import { useState } from 'react'
import { PickFileButton } from '../pick-file-button.tsx'
import { TextSetting } from './text-setting.tsx'
import { useSettings } from './use-settings.ts'

/** Files of authorities to trust besides those of this machine. */
export function AuthoritySetting() {
  const { typed, merged, edit, sourceOf } = useSettings()
  const [failure, setFailure] = useState<string>()
  const put = (ca: string) => edit({ tls: { ...typed.tls, ca } })
  return (
    <TextSetting
      label="Authorities"
      explains={
        failure ?? 'PEM files of authorities to trust besides those of this machine: one path per line.'
      }
      field="settings.tls.ca"
      source={sourceOf('tls.ca')}
      placeholder="certificates/our-ca.pem"
      lines={2}
      value={merged.tls?.ca ?? ''}
      onChange={put}
      action={
        <PickFileButton
          label="A file of authorities"
          onPick={path => put([typed.tls?.ca ?? '', path].filter(line => line !== '').join('\n'))}
          onFailure={setFailure}
        />
      }
    />
  )
}
