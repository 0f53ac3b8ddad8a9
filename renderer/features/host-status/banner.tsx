import type { ReactNode } from 'react'

/** Something that holds for the whole window, above everything in it. */
export function Banner({
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
      role="alert"
      className="flex min-h-9 shrink-0 items-center gap-2.5 border-warn/40 border-b bg-warn-soft px-3 py-1.5 text-sm"
    >
      <span aria-hidden="true" className="text-warn [&_svg]:size-4">
        {icon}
      </span>
      <p className="flex-1 select-text">{children}</p>
      {action}
    </div>
  )
}
