import type { ReactNode } from 'react'

/** Something good to know of the tab in front, above what is in it. */
export function TabNote({
  icon,
  action,
  children
}: {
  icon: ReactNode
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <div
      role="note"
      className="flex min-h-8 shrink-0 items-center gap-2 border-line border-b bg-app px-3 py-1 text-muted text-xs"
    >
      <span aria-hidden="true" className="shrink-0 [&_svg]:size-3.5">
        {icon}
      </span>
      <p className="min-w-0 flex-1 select-text break-words">{children}</p>
      {action}
    </div>
  )
}
