import { TabList, TabPanel, Tabs } from '../../components/tab-list.tsx'
import { useDraft } from '../../state/tabs.ts'
import { showSection, useSection } from '../../state/ui.ts'
import { AuthEditor } from './auth/auth-editor.tsx'
import { AUTH_FORMS } from './auth/auth-forms.ts'
import { BODY_KINDS, BodyEditor } from './body-editor.tsx'
import { HeadersEditor } from './headers-editor.tsx'
import { SettingsForm } from './settings/settings-form.tsx'

/** What is sent besides method and URL. */
export function RequestEditor({ tabId }: { tabId: string }) {
  const section = useSection(tabId)
  const { headers, auth, body, settings } = useDraft(tabId)
  const count = headers.filter(({ name, enabled }) => enabled && name !== '').length
  const bodyLabel = BODY_KINDS.find(({ value }) => value === body.kind)?.label

  return (
    <Tabs value={section} onValueChange={next => showSection(tabId, next)} className="h-full">
      <TabList
        label="Request"
        tabs={[
          { value: 'headers', label: 'Headers', badge: count > 0 ? count : undefined },
          {
            value: 'auth',
            label: 'Auth',
            badge: auth && auth.kind !== 'none' ? AUTH_FORMS[auth.kind].label : undefined
          },
          { value: 'body', label: 'Body', badge: body.kind === 'none' ? undefined : bodyLabel },
          {
            value: 'settings',
            label: 'Settings',
            badge: settings.insecure ? 'TLS unverified' : undefined,
            badgeTone: 'warn'
          }
        ]}
      />
      <TabPanel value="headers" landmark="request" className="overflow-y-auto">
        <HeadersEditor tabId={tabId} />
      </TabPanel>
      <TabPanel value="auth" landmark="request" className="flex flex-col overflow-y-auto">
        <AuthEditor tabId={tabId} />
      </TabPanel>
      <TabPanel value="body" landmark="request" className="flex flex-col">
        <BodyEditor tabId={tabId} />
      </TabPanel>
      <TabPanel value="settings" landmark="request" className="overflow-y-auto">
        <SettingsForm tabId={tabId} />
      </TabPanel>
    </Tabs>
  )
}
