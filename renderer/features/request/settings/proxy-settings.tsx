import { checkProxyUrl } from '#shared/http/check-proxy-url.ts'
import type { DraftSettings } from '#shared/model/draft/draft-settings.ts'
import { SegmentedChoice } from '../../../components/segmented-choice.tsx'
import { SettingRow } from './setting-row.tsx'
import { TextSetting } from './text-setting.tsx'
import { useSettings } from './use-settings.ts'

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

interface ProxySettingsProps {
  /** What is wrong with a URL while it is typed. */
  checkUrl?: (url: string) => string | undefined
  /** What may stand before the host of the URL. */
  userinfo?: string
}

/** Which way the requests take. */
export function ProxySettings({ checkUrl = checkTyped, userinfo = 'user:password@' }: ProxySettingsProps) {
  const { merged, edit, sourceOf } = useSettings()
  const proxy = merged.proxy ?? NO_PROXY
  const change = (part: Partial<DraftProxy>) => edit({ proxy: { ...proxy, ...part } })
  return (
    <>
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
            label="Proxy URL"
            explains={`http, https, socks5 (names resolved here) or socks5h (by the proxy), with ${userinfo} where it asks.`}
            field="settings.proxy.url"
            placeholder="http://proxy.example.org:3128"
            problem={checkUrl(proxy.url)}
            value={proxy.url}
            onChange={url => change({ url })}
          />
          <TextSetting
            label="Without the proxy"
            explains="Hosts that are reached straight, as in NO_PROXY: names, .domains, addresses, ranges."
            field="settings.proxy.bypass"
            placeholder="localhost, .internal, 10.0.0.0/8"
            value={proxy.bypass}
            onChange={bypass => change({ bypass })}
          />
        </>
      )}
    </>
  )
}

/** Nothing is wrong with what is yet to be typed. */
function checkTyped(url: string): string | undefined {
  return url.trim() === '' ? undefined : checkProxyUrl(url)
}
