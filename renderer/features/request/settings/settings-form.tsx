import { ConnectionSettings } from './connection-settings.tsx'
import { RedirectSettings } from './redirect-settings.tsx'
import { RetrySettings } from './retry-settings.tsx'
import { SecuritySettings } from './security-settings.tsx'
import { TimeoutSettings } from './timeout-settings.tsx'

/** How the request is sent. */
export function SettingsForm({ tabId }: { tabId: string }) {
  return (
    <div className="flex max-w-2xl flex-col gap-6 p-4">
      <RedirectSettings tabId={tabId} />
      <RetrySettings tabId={tabId} />
      <TimeoutSettings tabId={tabId} />
      <ConnectionSettings tabId={tabId} />
      <SecuritySettings tabId={tabId} />
    </div>
  )
}
