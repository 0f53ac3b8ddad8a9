import type { ReactNode } from 'react'
import { isRequest, isSocket } from '#shared/model/draft/is-request.ts'
import { useDraft } from '../../../state/tabs.ts'
import { ConnectionSettings } from './connection-settings.tsx'
import { ReconnectSettings } from './reconnect-settings.tsx'
import { RedirectSettings } from './redirect-settings.tsx'
import { RetrySettings } from './retry-settings.tsx'
import { SecuritySettings } from './security-settings.tsx'
import { SettingsOwnerProvider } from './settings-owner.ts'
import { SocketSettings } from './socket-settings.tsx'
import { SubprotocolSetting } from './subprotocol-setting.tsx'
import { TabCertificates } from './tab-certificates.tsx'
import { TimeoutSettings } from './timeout-settings.tsx'
import { useTabSettings } from './use-tab-settings.ts'

/** How the request is sent, or those that inherit it. */
export function SettingsForm({ tabId }: { tabId: string }) {
  const draft = useDraft(tabId)
  const owner = useTabSettings(tabId)
  return (
    <SettingsOwnerProvider value={owner}>
      <div className="flex max-w-2xl flex-col gap-6 p-4">
        {isSocket(draft) && (
          <OfSockets>
            <SubprotocolSetting tabId={tabId} />
          </OfSockets>
        )}
        <RedirectSettings />
        {!isSocket(draft) && <RetrySettings />}
        <TimeoutSettings handshake={isSocket(draft)} />
        <ConnectionSettings />
        <SecuritySettings />
        {!isRequest(draft) && <OfSockets />}
        {draft.type === 'collection' && <TabCertificates tabId={tabId} />}
      </div>
    </SettingsOwnerProvider>
  )
}

function OfSockets({ children }: { children?: ReactNode }) {
  return (
    <>
      <SocketSettings>{children}</SocketSettings>
      <ReconnectSettings />
    </>
  )
}
