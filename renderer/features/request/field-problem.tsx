import { CircleAlert } from 'lucide-react'
import { classNames } from '../../components/class-names.ts'
import type { FieldState } from './use-field.ts'

/** The sentence under a field that cannot be sent as it stands. */
export function FieldProblem({ field, className }: { field: FieldState; className?: string }) {
  if (field.problem === undefined) return null
  return (
    <p
      id={field.problemId}
      className={classNames('flex select-text items-start gap-1.5 text-bad text-xs', className)}
    >
      <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
      {field.problem}
    </p>
  )
}
