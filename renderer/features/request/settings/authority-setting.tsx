import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { host, useHost } from '../../../state/host.ts'
import { TextSetting } from './text-setting.tsx'
import { useSettings } from './use-settings.ts'

/** Files of authorities to trust besides those of this machine. */
export function AuthoritySetting({ tabId }: { tabId: string }) {
  const { typed, merged, edit, sourceOf } = useSettings(tabId)
  const canPick = useHost(({ shell }) => shell?.features.pickFile.available ?? false)
  const [failure, setFailure] = useState<string>()
  const put = (ca: string) => edit({ tls: { ...typed.tls, ca } })
  const pick = async () => {
    try {
      const client = await host.ready()
      const title = 'Choose a file of authorities'
      const { path } = await client.call('files.pick', { purpose: 'read-file', title })
      if (path !== undefined) put([typed.tls?.ca ?? '', path].filter(line => line !== '').join('\n'))
    } catch (thrown) {
      setFailure(ClientError.wrap(thrown).message)
    }
  }
  return (
    <TextSetting
      tabId={tabId}
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
        canPick && (
          <IconButton
            label="Choose a file of authorities…"
            icon={<FolderOpen />}
            onClick={() => void pick()}
            className="size-6 [&_svg]:size-3.5"
          />
        )
      }
    />
  )
}
