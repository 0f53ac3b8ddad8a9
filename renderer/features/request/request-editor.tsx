import { useEffect, useMemo } from 'react'
import { countAutomation } from '#shared/automation/count-automation.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import { isRequest, isSocket } from '#shared/model/draft/is-request.ts'
import { paramsOfUrl } from '#shared/url/params-in-step.ts'
import { findPathParams } from '#shared/url/path-params.ts'
import { laterPart } from '../../components/later-part.tsx'
import { type TabItem, TabList, TabPanel, Tabs } from '../../components/tab-list.tsx'
import { useTabProblems } from '../../state/problems.ts'
import { sectionOfField } from '../../state/section-of-field.ts'
import { useDraft } from '../../state/tabs.ts'
import { REQUEST_SECTIONS, type RequestSection, showSection, useSection } from '../../state/ui.ts'
import { AUTH_FORMS } from './auth/auth-forms.ts'
import { BodyEditor } from './body/body-editor.tsx'
import { BODY_LABELS } from './body/body-kinds.ts'
import { HeadersEditor } from './headers-editor.tsx'
import { ParamsEditor } from './params/params-editor.tsx'

// What is in front first need not wait for what is opened later.
const AuthEditor = laterPart(async () => (await import('./auth/auth-editor.tsx')).AuthEditor)
const VariablesEditor = laterPart(
  async () => (await import('./variables/variables-editor.tsx')).VariablesEditor
)
const AssertionsEditor = laterPart(
  async () => (await import('../assertions/assertions-editor.tsx')).AssertionsEditor
)
const SettingsForm = laterPart(async () => (await import('./settings/settings-form.tsx')).SettingsForm)
const MessagesEditor = laterPart(async () => (await import('./messages/messages-editor.tsx')).MessagesEditor)
const AutomationEditor = laterPart(
  async () => (await import('./automation/automation-editor.tsx')).AutomationEditor
)
const DocsEditor = laterPart(async () => (await import('./docs/docs-editor.tsx')).DocsEditor)

function preloadSections(): void {
  for (const part of [AuthEditor, VariablesEditor, AssertionsEditor, SettingsForm, DocsEditor]) part.preload()
}

const LABELS: Record<RequestSection, string> = {
  messages: 'Messages',
  automation: 'Automation',
  params: 'Params',
  headers: 'Headers',
  auth: 'Auth',
  body: 'Body',
  variables: 'Variables',
  tests: 'Tests',
  settings: 'Settings',
  docs: 'Docs'
}

/** A handshake has no body, and nothing that could be looked at once it is over. */
function isOf(section: RequestSection, draft: Draft): boolean {
  if (section === 'messages' || section === 'automation') return isSocket(draft)
  if (section === 'params') return isRequest(draft)
  if (section === 'body' || section === 'tests') return isRequest(draft) && !isSocket(draft)
  return true
}

/** What is sent besides method and URL, or what a folder or a collection hands down. */
export function RequestEditor({ tabId }: { tabId: string }) {
  const draft = useDraft(tabId)
  const chosen = useSection(tabId)
  const sections = REQUEST_SECTIONS.filter(name => isOf(name, draft))
  const usual = isSocket(draft) ? 'messages' : 'headers'
  const section = chosen && sections.includes(chosen) ? chosen : usual
  const badges = useMemo(() => badgesOf(draft), [draft])
  useEffect(() => void requestIdleCallback(preloadSections), [])
  const wrong = useTabProblems(tabId).map(({ field }) => sectionOfField(field))

  return (
    <Tabs value={section} onValueChange={next => showSection(tabId, next)} className="h-full">
      <TabList
        label="Request"
        tabs={sections.map(value => ({
          value,
          label: LABELS[value],
          problems: wrong.filter(name => name === value).length,
          ...badges[value]
        }))}
      />
      <TabPanel value="messages" landmark="request" className="flex flex-col">
        <MessagesEditor tabId={tabId} />
      </TabPanel>
      <TabPanel value="automation" landmark="request" className="flex flex-col">
        <AutomationEditor tabId={tabId} />
      </TabPanel>
      <TabPanel value="params" landmark="request" className="overflow-y-auto">
        <ParamsEditor tabId={tabId} />
      </TabPanel>
      <TabPanel value="headers" landmark="request" className="overflow-y-auto">
        <HeadersEditor tabId={tabId} />
      </TabPanel>
      <TabPanel value="auth" landmark="request" className="flex flex-col overflow-y-auto">
        <AuthEditor tabId={tabId} />
      </TabPanel>
      <TabPanel value="body" landmark="request" className="flex flex-col">
        <BodyEditor tabId={tabId} />
      </TabPanel>
      <TabPanel value="variables" landmark="request" className="overflow-y-auto">
        <VariablesEditor tabId={tabId} />
      </TabPanel>
      <TabPanel value="tests" landmark="request" className="overflow-y-auto">
        <AssertionsEditor tabId={tabId} />
      </TabPanel>
      <TabPanel value="settings" landmark="request" className="overflow-y-auto">
        <SettingsForm tabId={tabId} />
      </TabPanel>
      <TabPanel value="docs" landmark="request" className="flex flex-col">
        <DocsEditor tabId={tabId} />
      </TabPanel>
    </Tabs>
  )
}

type SectionBadge = Pick<TabItem<RequestSection>, 'badge' | 'badgeTone'>

/** A short fact on each section that says something. */
function badgesOf(draft: Draft): Partial<Record<RequestSection, SectionBadge>> {
  const {
    url,
    type,
    params = [],
    messages,
    headers,
    auth,
    body,
    settings,
    variables = [],
    assertions = [],
    actions = [],
    docs = ''
  } = draft
  const query = paramsOfUrl(url, params)
  return {
    messages: counted(messages?.list.length ?? 0),
    automation: automationBadge(draft),
    params: counted(query.filter(isOn).length + (type === 'websocket' ? 0 : findPathParams(url).length)),
    headers: counted(headers.filter(isOn).length),
    auth: { badge: auth && auth.kind !== 'none' ? AUTH_FORMS[auth.kind].label : undefined },
    body: { badge: body.kind === 'none' ? undefined : BODY_LABELS[body.kind] },
    variables: counted(variables.filter(isOn).length),
    tests: counted([...assertions, ...actions].filter(({ enabled }) => enabled).length),
    settings: { badge: settings.insecure ? 'TLS unverified' : undefined, badgeTone: 'warn' },
    docs: { badge: docs.trim() === '' ? undefined : '•' }
  }
}

/** What is sent by itself is to be seen before one connects. */
function automationBadge(draft: Draft): SectionBadge {
  if (draft.automation?.paused) return { badge: 'paused' }
  const { timers, rules } = countAutomation(draft)
  return { ...counted(timers + rules), badgeTone: 'warn' }
}

function counted(count: number): SectionBadge {
  return { badge: count > 0 ? count : undefined }
}

function isOn({ name, enabled }: { name: string; enabled: boolean }): boolean {
  return enabled && name !== ''
}
