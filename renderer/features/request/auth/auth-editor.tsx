import { Archive, CircleOff } from 'lucide-react'
import { API_KEY_PLACES, AUTH_KINDS, type DraftAuthKind } from '#shared/model/auth-kinds.ts'
import type { DraftAuth, DraftOAuth2 } from '#shared/model/draft/draft-auth.ts'
import { isRequest } from '#shared/model/draft/is-request.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Select } from '../../../components/select.tsx'
import { clearProblems } from '../../../state/problems.ts'
import { editDraft, useDraft } from '../../../state/tabs.ts'
import { headersOfAuth, isTyped } from '../headers-of-settings.ts'
import { AuthChoiceRow } from './auth-choice.tsx'
import { AuthFieldRow } from './auth-field.tsx'
import { AUTH_FORMS } from './auth-forms.ts'
import { AuthProblems } from './auth-problems.tsx'
import { InheritedAuth } from './inherited-auth.tsx'
import { OAuth2Form } from './oauth2/oauth2-form.tsx'

const PLACE_LABELS = { header: 'Header', query: 'Query', cookie: 'Cookie' }
const PLACES = API_KEY_PLACES.map(value => ({ value, label: PLACE_LABELS[value] }))

const NO_AUTH: DraftAuth = { kind: 'none' }
const NO_OAUTH2: DraftOAuth2 = { flow: 'authorization_code' }

/** How the request proves who sends it. What was typed stays when the kind changes. */
export function AuthEditor({ tabId }: { tabId: string }) {
  const draft = useDraft(tabId)
  const { auth = NO_AUTH } = draft
  const edit = (change: Partial<DraftAuth>) => {
    for (const name of Object.keys(change)) clearProblems(tabId, `auth.${name === 'kind' ? '' : name}`)
    editDraft(tabId, { auth: { ...auth, ...change } })
  }

  return (
    <>
      <div className="flex min-h-10 shrink-0 items-center border-line border-b px-3">
        <Select
          aria-label="Kind of auth"
          value={auth.kind}
          options={kindsFor(auth).map(value => ({ value, label: AUTH_FORMS[value].label }))}
          onChange={kind => edit({ kind })}
        />
      </div>
      <AuthProblems tabId={tabId} inherited={auth.kind === 'inherit'} />
      {auth.kind === 'none' ? (
        <EmptyState icon={<CircleOff />} title="No auth">
          <p className="text-muted text-sm">
            {isRequest(draft)
              ? 'Choose a kind to send credentials with the request.'
              : 'Choose a kind for the requests that inherit it.'}
          </p>
        </EmptyState>
      ) : auth.kind === 'inherit' ? (
        <InheritedAuth tabId={tabId} />
      ) : auth.kind === 'other' ? (
        <EmptyState icon={<Archive />} title={nameOfOther(auth)}>
          <p className="max-w-sm text-muted text-sm">{AUTH_FORMS.other.explains}</p>
        </EmptyState>
      ) : auth.kind === 'oauth2' ? (
        <OAuth2Form
          tabId={tabId}
          oauth2={auth.oauth2 ?? NO_OAUTH2}
          edit={change => {
            const oauth2 = { ...(auth.oauth2 ?? NO_OAUTH2), ...change }
            editDraft(tabId, { auth: { ...auth, oauth2 } })
          }}
        />
      ) : (
        <AuthForm tabId={tabId} auth={auth} edit={edit} />
      )}
    </>
  )
}

interface AuthFormProps {
  tabId: string
  auth: DraftAuth
  edit: (change: Partial<DraftAuth>) => void
}

function AuthForm({ tabId, auth, edit }: AuthFormProps) {
  const draft = useDraft(tabId)
  const { explains, fields } = AUTH_FORMS[auth.kind]
  const typed = headersOfAuth(auth).find(name => isTyped(draft, name))
  return (
    <div className="flex max-w-2xl flex-col gap-3 p-4">
      <p className="text-muted text-xs">{explains}</p>
      {fields.map(({ name, ...field }) => (
        <AuthFieldRow
          key={`${auth.kind} ${name}`}
          tabId={tabId}
          field={`auth.${name}`}
          {...field}
          value={auth[name] ?? ''}
          onChange={value => edit({ [name]: value })}
        />
      ))}
      {auth.kind === 'api-key' && (
        <AuthChoiceRow
          label="Goes into"
          value={auth.in ?? 'header'}
          options={PLACES}
          onChange={place => edit({ in: place })}
        />
      )}
      {typed !== undefined && (
        <p role="note" className="text-warn text-xs">
          {typed} is typed under Headers: that one is sent instead.
        </p>
      )}
    </div>
  )
}

/** What can be chosen, and what the file says although it could not be chosen here. */
function kindsFor({ kind }: DraftAuth): readonly DraftAuthKind[] {
  const kinds: DraftAuthKind[] = ['inherit', ...AUTH_KINDS, 'oauth2']
  return kinds.includes(kind) ? kinds : [...kinds, kind]
}

function nameOfOther({ kept }: DraftAuth): string {
  const type = kept?.type
  return typeof type === 'string' ? `Auth of kind “${type}”` : 'Auth of another kind'
}
