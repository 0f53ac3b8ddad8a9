import { CircleAlert, CircleSlash } from 'lucide-react'
import { classNames } from '../../components/class-names.ts'

/** The sign of what did not come to its end. */
export function BrokenIcon({ state, className }: { state: 'failed' | 'cancelled'; className?: string }) {
  const Icon = state === 'cancelled' ? CircleSlash : CircleAlert
  return <Icon aria-hidden="true" className={classNames('shrink-0', className)} />
}
