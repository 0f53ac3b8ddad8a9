import { CircleAlert } from 'lucide-react'
import { visibleText } from '#shared/format/visible-text.ts'
import { classNames } from '../../components/class-names.ts'
import { clearProblems } from '../../state/problems.ts'
import { UnlockButton } from '../vault/unlock-button.tsx'
import { ConsentButton } from './consent-button.tsx'
import { OrphanChoice } from './orphan-choice.tsx'
import type { FieldState } from './use-field.ts'

/** The sentence under a field that cannot be sent as it stands, and what can be allowed for it to go. */
export function FieldProblem({ field, className }: { field: FieldState; className?: string }) {
  if (field.problem === undefined) return null
  return (
    <div className={classNames('flex flex-wrap items-center gap-x-3 gap-y-1.5', className)}>
      <p id={field.problemId} className="flex select-text items-start gap-1.5 text-bad text-xs">
        <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
        {visibleText(field.problem)}
      </p>
      {field.consent && (
        <ConsentButton consent={field.consent} onGranted={() => clearProblems(field.tabId, field.field)} />
      )}
      <UnlockButton tabId={field.tabId} problem={field.problem} />
      {field.orphan !== undefined && (
        <OrphanChoice tabId={field.tabId} orphan={field.orphan} orphanOf={field.orphanOf} />
      )}
    </div>
  )
}
