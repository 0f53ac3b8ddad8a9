import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

interface WarningCardProps {
  icon: ReactNode
  className?: string
  children: ReactNode
}

/** Something that a person should know about what they look at, and can do something about. */
export function WarningCard({ icon, className, children }: WarningCardProps) {
  return (
    <div
      role="status"
      className={classNames(
        'flex items-start gap-3 rounded-md border border-warn/40 bg-warn-soft px-3 py-2.5 text-sm',
        className
      )}
    >
      <span aria-hidden="true" className="mt-0.5 shrink-0 text-warn [&_svg]:size-4">
        {icon}
      </span>
      <div className="min-w-0 flex-1 select-text">{children}</div>
    </div>
  )
}
