import { useDraft } from '../../../state/tabs.ts'
import { ClientCertificates } from './client-certificates.tsx'
import { ConnectionSettings } from './connection-settings.tsx'
import { RedirectSettings } from './redirect-settings.tsx'
import { RetrySettings } from './retry-settings.tsx'
import { SecuritySettings } from './security-settings.tsx'
import { TimeoutSettings } from './timeout-settings.tsx'

/** How the request is sent, or those that inherit it. */
export function SettingsForm({ tabId }: { tabId: string }) {
  const { type } = useDraft(tabId)
  return (
    <div className="flex max-w-2xl flex-col gap-6 p-4">
      <RedirectSettings tabId={tabId} />
      <RetrySettings tabId={tabId} />
      <TimeoutSettings tabId={tabId} />
      <ConnectionSettings tabId={tabId} />
      <SecuritySettings tabId={tabId} />
      {type === 'collection' && <ClientCertificates tabId={tabId} />}
    </div>
  )
}
