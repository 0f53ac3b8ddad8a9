import { useEffect, useEffectEvent } from 'react'
import { checkProxyUrl } from '#shared/http/check-proxy-url.ts'
import { takeProxyPassword } from '#shared/http/proxy-password.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { tellFailure } from '../../state/notices.ts'
import { keepPreferenceSecret, setPreferences, usePreferences } from '../../state/preferences.ts'
import { ProxySettings } from '../request/settings/proxy-settings.tsx'
import { SettingGroup } from '../request/settings/setting-row.tsx'
import { SettingsOwnerProvider } from '../request/settings/settings-owner.ts'
import { KeptSecretField } from './kept-secret-field.tsx'
import { setPendingProxy, usePendingProxy } from './pending-proxy.ts'
import { usePreferenceSettings } from './use-preference-settings.ts'

const UNFIT = 'The proxy that was typed is not in force. It is still there in Preferences.'

/** Which way requests take where neither they nor their collection say otherwise. */
export function ProxySection() {
  const owner = usePreferenceSettings()
  const passwordId = usePreferences(({ proxyPasswordId }) => proxyPasswordId)
  const { pending } = usePendingProxy()
  const typed = pending ? { ...owner.typed, proxy: pending } : owner.typed
  const unfit = pending?.mode === 'url' ? whyUnfit(pending.url) : undefined
  const commit = () => {
    if (!pending || unfit !== undefined) return
    setPendingProxy(undefined)
    owner.put('proxy', now => ({ ...now, proxy: pending }))
  }
  const put: typeof owner.put = (name, change) => {
    const { proxy } = change(typed)
    if (proxy?.mode === 'url') return setPendingProxy(proxy)
    setPendingProxy(undefined)
    owner.put(name, () => change(owner.typed))
  }
  const leave = useEffectEvent(() => {
    commit()
    if (unfit !== undefined) tellFailure(UNFIT, new ClientError('BUILD', { facts: { problem: unfit } }))
  })
  useEffect(() => () => leave(), [])
  return (
    <SettingsOwnerProvider value={{ ...owner, typed, put }}>
      {/* Half of a URL may be one already, and half of a password the port of it: it counts when it is left. */}
      <SettingGroup title="Proxy" note="Unless a collection or a request says otherwise" onBlur={commit}>
        <ProxySettings checkUrl={url => (url.trim() === '' ? undefined : whyUnfit(url))} userinfo="user@" />
        {(typed.proxy?.mode === 'url' || passwordId !== null) && (
          <div className="border-line border-t py-3">
            <KeptSecretField
              label="Proxy password"
              kept={passwordId !== null}
              onKeep={value => keepPreferenceSecret(value, (_, id) => ({ proxyPasswordId: id }))}
              onForget={() => setPreferences({ proxyPasswordId: null })}
            />
          </div>
        )}
        {unfit !== undefined && (
          <p role="status" className="border-line border-t py-2 text-warn text-xs">
            This is not in force yet: until the URL is complete, requests go as they did before.
          </p>
        )}
      </SettingGroup>
    </SettingsOwnerProvider>
  )
}

function whyUnfit(url: string): string | undefined {
  if (url.trim() === '') return 'The proxy has no URL yet.'
  if (takeProxyPassword(url))
    return 'A password here would be readable in preferences.json. Leave it out, and type it under “Proxy password”.'
  return checkProxyUrl(url)
}
