import { TextSetting } from './text-setting.tsx'
import { useSettings } from './use-settings.ts'

/** Where the server is, when neither DNS nor the URL is to say. */
export function AddressSettings() {
  const { merged, edit, sourceOf } = useSettings()
  return (
    <>
      <TextSetting
        label="Addresses of hosts"
        explains="In the place of DNS, one per line, as curl’s --resolve: host:port:address. * stands for any host or port."
        field="settings.resolve"
        source={sourceOf('resolve')}
        placeholder="api.example.org:443:127.0.0.1"
        lines={2}
        value={merged.resolve ?? ''}
        onChange={resolve => edit({ resolve })}
      />
      <TextSetting
        label="Unix socket"
        explains="Where the server is reached in the place of host and port, without a proxy."
        field="settings.unixSocket"
        source={sourceOf('unixSocket')}
        placeholder="/var/run/docker.sock"
        value={merged.unixSocket ?? ''}
        onChange={unixSocket => edit({ unixSocket })}
      />
    </>
  )
}
