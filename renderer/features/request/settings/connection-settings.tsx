import type { DraftSettings } from '#shared/model/draft/draft-settings.ts'
import { SegmentedChoice } from '../../../components/segmented-choice.tsx'
import { SettingGroup, SettingRow } from './setting-row.tsx'
import { SwitchSetting } from './switch-setting.tsx'
import { TextSetting } from './text-setting.tsx'
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

const PROXY_MODES = [
  { value: 'system', label: 'System' },
  { value: 'none', label: 'None' },
  { value: 'url', label: 'URL' }
] as const

const PROXY_WORDS = {
  system: 'The operating system’s, where the shell can tell; else http_proxy, https_proxy and no_proxy.',
  none: 'Straight to the server.',
  url: 'This one.'
}

type DraftProxy = NonNullable<DraftSettings['proxy']>

const NO_PROXY: DraftProxy = { mode: 'system', url: '', bypass: '' }

export function ConnectionSettings({ tabId }: { tabId: string }) {
  const { merged, complete, edit, sourceOf } = useSettings(tabId)
  const { protocol } = complete
  const proxy = merged.proxy ?? NO_PROXY
  const change = (part: Partial<DraftProxy>) => edit({ proxy: { ...proxy, ...part } })
  return (
    <SettingGroup title="Connection">
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
      <SettingRow title="Proxy" explains={PROXY_WORDS[proxy.mode]} source={sourceOf('proxy')}>
        <SegmentedChoice
          label="Proxy"
          value={proxy.mode}
          options={PROXY_MODES}
          onChange={mode => change({ mode })}
        />
      </SettingRow>
      {proxy.mode === 'url' && (
        <>
          <TextSetting
            tabId={tabId}
            label="Proxy URL"
            explains="http, https, socks5 (names resolved here) or socks5h (by the proxy), with user:password@ where it asks."
            field="settings.proxy.url"
            placeholder="http://proxy.example.org:3128"
            value={proxy.url}
            onChange={url => change({ url })}
          />
          <TextSetting
            tabId={tabId}
            label="Without the proxy"
            explains="Hosts that are reached straight, as in NO_PROXY: names, .domains, addresses, ranges."
            field="settings.proxy.bypass"
            placeholder="localhost, .internal, 10.0.0.0/8"
            value={proxy.bypass}
            onChange={bypass => change({ bypass })}
          />
        </>
      )}
      <TextSetting
        tabId={tabId}
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
        tabId={tabId}
        label="Unix socket"
        explains="Where the server is reached in the place of host and port, without a proxy."
        field="settings.unixSocket"
        source={sourceOf('unixSocket')}
        placeholder="/var/run/docker.sock"
        value={merged.unixSocket ?? ''}
        onChange={unixSocket => edit({ unixSocket })}
      />
    </SettingGroup>
  )
}
