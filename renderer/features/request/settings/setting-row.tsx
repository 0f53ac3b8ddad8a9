import type { ReactNode } from 'react'

interface SettingRowProps {
  title: string
  explains: ReactNode
  /** For a control that says that it is described by it. */
  explainsId?: string
  /** The control, at the right end. */
  children: ReactNode
  /** Under both: what is wrong, or a field that needs the whole width. */
  below?: ReactNode
}

/** A setting: its name, what it does, and the control. */
export function SettingRow({ title, explains, explainsId, children, below }: SettingRowProps) {
  return (
    <div className="border-line border-t py-1.5">
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1.5">
        <div className="min-w-40 flex-1">
          <p className="text-sm">{title}</p>
          <p id={explainsId} className="text-muted text-xs">
            {explains}
          </p>
        </div>
        {children}
      </div>
      {below}
    </div>
  )
}

/** Settings that belong together. */
export function SettingGroup({
  title,
  note,
  children
}: {
  title: string
  note?: string
  children: ReactNode
}) {
  return (
    <section aria-label={title}>
      <h2 className="mb-2 font-medium text-sm">
        {title}
        {note && <span className="ml-2 font-normal text-muted text-xs">{note}</span>}
      </h2>
      {children}
    </section>
  )
}
