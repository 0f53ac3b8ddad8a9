import { GitCompareArrows, ListVideo, Repeat2 } from 'lucide-react'
import { classNames } from '../../components/class-names.ts'
import type { ViewKind } from '../../state/views.ts'

const ICONS = { repeat: Repeat2, run: ListVideo, compare: GitCompareArrows }

/** A picture of what a view does. */
export function ViewMark({ kind, className }: { kind: ViewKind; className?: string }) {
  const Icon = ICONS[kind]
  return <Icon aria-hidden="true" className={classNames('size-3.5 shrink-0 text-muted', className)} />
}
