import { useDraft } from '../../../state/tabs.ts'
import { ConnectionSettings } from './connection-settings.tsx'
import { RedirectSettings } from './redirect-settings.tsx'
import { RetrySettings } from './retry-settings.tsx'
import { SecuritySettings } from './security-settings.tsx'
import { SettingsOwnerProvider } from './settings-owner.ts'
import { TabCertificates } from './tab-certificates.tsx'
import { TimeoutSettings } from './timeout-settings.tsx'
import { useTabSettings } from './use-tab-settings.ts'

/** How the request is sent, or those that inherit it. */
export function SettingsForm({ tabId }: { tabId: string }) {
  const { type } = useDraft(tabId)
  const owner = useTabSettings(tabId)
  return (
    <SettingsOwnerProvider value={owner}>
      <div className="flex max-w-2xl flex-col gap-6 p-4">
        <RedirectSettings />
        <RetrySettings />
        <TimeoutSettings />
        <ConnectionSettings />
        <SecuritySettings />
        {type === 'collection' && <TabCertificates tabId={tabId} />}
      </div>
    </SettingsOwnerProvider>
  )
}
