import { OAUTH2_FLOWS } from '#shared/model/auth-kinds.ts'
import type { DraftOAuth2 } from '#shared/model/draft/draft-auth.ts'
import { Select } from '../../../../components/select.tsx'
import { clearProblem, clearProblems } from '../../../../state/problems.ts'
import { AuthChoiceRow } from '../auth-choice.tsx'
import { AuthFieldRow } from '../auth-field.tsx'
import { fieldsOf, OAUTH2_FORMS } from './oauth2-fields.ts'
import { OAuth2Parameters } from './oauth2-parameters.tsx'
import { TokenPanel } from './token-panel.tsx'
import { TokenPlacement } from './token-placement.tsx'

const FLOWS = OAUTH2_FLOWS.map(value => ({ value, label: OAUTH2_FORMS[value].label }))
const CREDENTIAL_PLACES = [
  { value: 'header', label: 'Basic auth header' },
  { value: 'body', label: 'Body' }
] as const
const PKCE = [
  { value: 'S256', label: 'SHA-256' },
  { value: 'plain', label: 'Plain' },
  { value: 'off', label: 'Off' }
] as const

export interface OAuth2FormProps {
  tabId: string
  oauth2: DraftOAuth2
  edit: (change: Partial<DraftOAuth2>) => void
}

/** Where a token comes from and where it goes, and the one that is there. What one flow needs stays for it. */
export function OAuth2Form({ tabId, oauth2, edit }: OAuth2FormProps) {
  const { flow } = oauth2
  const { explains, asksEndpoint } = OAUTH2_FORMS[flow]
  const change = (part: Partial<DraftOAuth2>) => {
    clearProblem(tabId, 'auth.oauth2')
    for (const name of Object.keys(part)) clearProblems(tabId, `auth.oauth2.${name}`)
    edit(part)
  }
  return (
    <div className="flex max-w-2xl flex-col gap-3 p-4">
      <TokenPanel tabId={tabId} oauth2={oauth2} />
      <div className="grid grid-cols-[minmax(6.5rem,9rem)_minmax(0,1fr)] items-center gap-x-4">
        <span className="text-sm">Flow</span>
        <Select
          aria-label="Flow"
          value={flow}
          options={FLOWS}
          onChange={next => change({ flow: next })}
          className="justify-self-start"
        />
      </div>
      <p className="text-muted text-xs">{explains}</p>
      {fieldsOf(flow).map(({ name, ...field }) => (
        <AuthFieldRow
          key={name}
          tabId={tabId}
          field={`auth.oauth2.${name}`}
          {...field}
          value={oauth2[name] ?? ''}
          onChange={value => change({ [name]: value })}
        />
      ))}
      {asksEndpoint && (
        <AuthChoiceRow
          label="Client proves itself in"
          value={oauth2.credentialsIn ?? 'header'}
          options={CREDENTIAL_PLACES}
          onChange={credentialsIn => change({ credentialsIn })}
        />
      )}
      {flow === 'authorization_code' && (
        <AuthChoiceRow
          label="PKCE"
          value={oauth2.pkce ?? 'S256'}
          options={PKCE}
          onChange={pkce => change({ pkce })}
        />
      )}
      <TokenPlacement tabId={tabId} oauth2={oauth2} edit={change} />
      <OAuth2Parameters tabId={tabId} oauth2={oauth2} edit={change} />
    </div>
  )
}
