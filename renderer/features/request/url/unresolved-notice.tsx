import { Popover } from '@base-ui/react/popover'
import { CircleAlert } from 'lucide-react'
import { useDeferredValue, useMemo } from 'react'
import { inheritDraft } from '#shared/http/inherit-draft.ts'
import { useLayers, useScope } from '../../../state/scope.ts'
import { useDraft } from '../../../state/tabs.ts'
import { isOfLockedVault, useVault } from '../../../state/vault.ts'
import { UnlockButton } from '../../vault/unlock-button.tsx'
import { ConsentButton } from '../consent-button.tsx'
import { draftTexts } from '../variables/draft-texts.ts'
import { unresolvedNames } from '../variables/unresolved-names.ts'
import { useNames } from '../variables/use-names.ts'

/** What a request would lack, told before it is sent: names for which there is nothing, and what may not be read. */
export function UnresolvedNotice({ tabId }: { tabId: string }) {
  // A long body need not be searched for each key.
  const draft = useDeferredValue(useDraft(tabId))
  const layers = useLayers(tabId)
  const names = useNames(tabId)
  const unresolved = useMemo(
    () => (names.known ? unresolvedNames(draftTexts(inheritDraft(draft, layers).draft), names) : []),
    [draft, layers, names]
  )
  const problems = useScope(scope => scope.problems)
  const vault = useVault(state => state.status)
  if (unresolved.length === 0 && problems.length === 0) return null
  const locked = unresolved.find(({ problem }) => isOfLockedVault(problem, vault))
  const missing = unresolved.filter(({ problem }) => !isOfLockedVault(problem, vault))
  const count = missing.length > 0 ? `${missing.length} unresolved` : locked ? 'Locked' : 'Not all is known'
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={[count, ...unresolved.map(({ name }) => name)].join(', ').replace(', ', ': ')}
        className="flex h-9 shrink-0 cursor-default items-center gap-1.5 rounded-md px-2.5 text-bad text-xs hover:bg-hover"
      >
        <CircleAlert aria-hidden="true" className="size-3.5" />
        {count}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end" className="z-30">
          <Popover.Popup
            aria-label="Unresolved names"
            className="max-h-80 max-w-96 select-text overflow-y-auto rounded-md border border-line-strong bg-raised px-3 py-2 text-xs shadow-popup outline-none"
          >
            <ul>
              {unresolved.map(({ name, via, problem }) => (
                <li key={name} className="py-1">
                  <p className="break-all font-medium font-mono">{name}</p>
                  <p className="text-muted">
                    {problem}
                    {via.length > 0 && ` Named by ${via.join(' → ')}.`}
                  </p>
                </li>
              ))}
            </ul>
            {locked && <UnlockButton tabId={tabId} problem={locked.problem} />}
            {problems.map(({ problem, consent }) => (
              <div key={problem} className="flex flex-wrap items-center gap-3 py-1">
                <p className="text-warn">{problem}</p>
                {consent && <ConsentButton consent={consent} />}
              </div>
            ))}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
