import { CornerLeftUp } from 'lucide-react'
import { inheritAuth } from '#shared/http/inherit-draft.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { useLayers, useScope } from '../../../state/scope.ts'
import { originWords } from '../variables/origin-words.ts'
import { VariableText } from '../variables/variable-text.tsx'
import { AUTH_FORMS } from './auth-forms.ts'
import { TokenPanel } from './oauth2/token-panel.tsx'

/** Which auth a request has from the folders and the collection that it is in. */
export function InheritedAuth({ tabId }: { tabId: string }) {
  const layers = useLayers(tabId)
  const known = useScope(scope => scope.known)
  const { auth, origin } = inheritAuth({ kind: 'inherit' }, layers)
  if (!auth || !origin)
    return (
      <EmptyState icon={<CornerLeftUp />} title="Nothing to inherit">
        <p className="max-w-sm text-muted text-sm">
          {known
            ? 'Neither a folder nor the collection says anything of auth: none is sent.'
            : 'What is inherited is not known yet.'}
        </p>
      </EmptyState>
    )
  const { label, explains, fields } = AUTH_FORMS[auth.kind]
  return (
    <EmptyState icon={<CornerLeftUp />} title={`${label}, from ${originWords(origin)}`}>
      <p className="max-w-sm text-muted text-sm">{explains}</p>
      <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-left text-xs">
        {fields
          .filter(({ name }) => (auth[name] ?? '') !== '')
          .map(({ name, label, secret }) => (
            <div key={name} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="select-text wrap-anywhere font-mono">
                {secret && !/^\{\{[^{}]+\}\}$/.test(auth[name] ?? '') ? (
                  '••••••'
                ) : (
                  <VariableText tabId={tabId} text={auth[name] ?? ''} />
                )}
              </dd>
            </div>
          ))}
      </dl>
      {auth.kind === 'oauth2' && auth.oauth2 && (
        <div className="mt-2 w-full max-w-xl text-left">
          <TokenPanel tabId={tabId} oauth2={auth.oauth2} />
        </div>
      )}
    </EmptyState>
  )
}
