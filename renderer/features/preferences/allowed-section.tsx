import { BadgeCheck } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { revokeConsent, useConsents, watchConsents } from '../../state/consents.ts'
import { tellFailure } from '../../state/notices.ts'
import { useTree } from '../../state/tree.ts'
import { useWatched } from '../../state/use-watched.ts'
import { SettingGroup } from '../request/settings/setting-row.tsx'
import { consentWords } from './consent-words.ts'

const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })

/** What collections may do on this machine because a person allowed it. */
export function AllowedSection() {
  useWatched(watchConsents)
  const { consents, problem } = useConsents()
  const collections = useTree(state => state.tree.collections)
  if (problem !== undefined)
    return (
      <p role="alert" className="select-text text-bad text-sm">
        {problem}
      </p>
    )
  if (!consents) return null
  if (consents.length === 0)
    return (
      <EmptyState icon={<BadgeCheck />} title="Nothing was allowed yet">
        <p className="max-w-sm text-muted text-sm">
          What a collection wants of this machine beyond its own folder is asked for first, and listed here.
        </p>
      </EmptyState>
    )
  return (
    <SettingGroup title="Allowed" note="What is taken back is asked for again">
      <ul>
        {consents.map(({ id, request, grantedAt }) => {
          const { does, what } = consentWords(request)
          const collectionId = 'collectionId' in request ? request.collectionId : undefined
          const collection = collections.find(each => each.id === collectionId)?.name
          return (
            <li key={id} className="flex min-h-12 items-center gap-3 border-line border-t py-1.5">
              <div className="min-w-0 flex-1 select-text">
                <p className="text-sm">
                  {does} <span className="break-all font-mono text-xs">{what}</span>
                </p>
                <p className="truncate text-muted text-xs">
                  {collectionId !== undefined && `${collection ?? 'A collection that is not open'}, `}
                  {DATE.format(new Date(grantedAt))}
                </p>
              </div>
              <Button
                size="small"
                aria-label={`Take back: ${does} ${what}`}
                onClick={() => {
                  revokeConsent(id).catch(error => tellFailure('It could not be taken back.', error))
                }}
              >
                Take back
              </Button>
            </li>
          )
        })}
      </ul>
    </SettingGroup>
  )
}
