import { CircleOff } from 'lucide-react'
import { API_KEY_PLACES, AUTH_KINDS } from '#shared/model/auth-kinds.ts'
import type { DraftAuth } from '#shared/model/draft/draft-auth.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { SegmentedChoice } from '../../../components/segmented-choice.tsx'
import { clearProblems } from '../../../state/problems.ts'
import { editDraft, useDraft } from '../../../state/tabs.ts'
import { headersOfAuth, isTyped } from '../headers-of-settings.ts'
import { AuthFieldRow } from './auth-field.tsx'
import { AUTH_FORMS } from './auth-forms.ts'

const KINDS = AUTH_KINDS.map(value => ({ value, label: AUTH_FORMS[value].label }))

const PLACE_LABELS = { header: 'Header', query: 'Query', cookie: 'Cookie' }
const PLACES = API_KEY_PLACES.map(value => ({ value, label: PLACE_LABELS[value] }))

const NO_AUTH: DraftAuth = { kind: 'none' }

/** How the request proves who sends it. What was typed stays when the kind changes. */
export function AuthEditor({ tabId }: { tabId: string }) {
  const draft = useDraft(tabId)
  const { auth = NO_AUTH } = draft
  const { explains, fields } = AUTH_FORMS[auth.kind]
  const edit = (change: Partial<DraftAuth>) => {
    for (const name of Object.keys(change)) clearProblems(tabId, `auth.${name === 'kind' ? '' : name}`)
    editDraft(tabId, { auth: { ...auth, ...change } })
  }
  const typed = headersOfAuth(auth).find(name => isTyped(draft, name))

  return (
    <>
      <div className="flex min-h-10 shrink-0 items-center overflow-x-auto border-line border-b px-3 [scrollbar-width:thin]">
        <SegmentedChoice
          label="Kind of auth"
          value={auth.kind}
          options={KINDS}
          onChange={kind => edit({ kind })}
        />
      </div>
      {auth.kind === 'none' ? (
        <EmptyState icon={<CircleOff />} title="No auth">
          <p className="text-muted text-sm">Choose a kind to send credentials with the request.</p>
        </EmptyState>
      ) : (
        <div className="flex max-w-2xl flex-col gap-3 p-4">
          <p className="text-muted text-xs">{explains}</p>
          {fields.map(field => (
            <AuthFieldRow
              key={`${auth.kind} ${field.name}`}
              tabId={tabId}
              field={field}
              value={auth[field.name] ?? ''}
              onChange={value => edit({ [field.name]: value })}
            />
          ))}
          {auth.kind === 'api-key' && (
            <div className="grid grid-cols-[minmax(6.5rem,9rem)_minmax(0,1fr)] items-center gap-x-4">
              <span className="text-sm">Goes into</span>
              <span>
                <SegmentedChoice
                  label="Goes into"
                  value={auth.in ?? 'header'}
                  options={PLACES}
                  onChange={place => edit({ in: place })}
                />
              </span>
            </div>
          )}
          {typed !== undefined && (
            <p role="note" className="text-warn text-xs">
              {typed} is typed under Headers: that one is sent instead.
            </p>
          )}
        </div>
      )}
    </>
  )
}
