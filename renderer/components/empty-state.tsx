import type { ReactNode } from 'react'

/** What stands where nothing is yet: a picture, a sentence, and what to do. */
export function EmptyState({
  icon,
  title,
  children
}: {
  icon: ReactNode
  title: string
  children?: ReactNode
}) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-2 overflow-auto p-6 text-center">
      <div aria-hidden="true" className="mb-1 text-faint [&_svg]:size-7 [&_svg]:stroke-[1.5]">
        {icon}
      </div>
      <p className="font-medium text-ink text-sm">{title}</p>
      {children}
    </div>
  )
}
