import type { ReactNode } from 'react'
import { SourceOfSetting } from './setting-source.tsx'
import type { SettingSource } from './use-settings.ts'

interface SettingRowProps {
  title: string
  explains: ReactNode
  /** For a control that says that it is described by it. */
  explainsId?: string
  source?: SettingSource | undefined
  /** The control, at the right end. */
  children?: ReactNode
  /** Under both: what is wrong, or a field that needs the whole width. */
  below?: ReactNode
}

/** A setting: its name, what it does, where its value comes from, and the control. */
export function SettingRow({ title, explains, explainsId, source, children, below }: SettingRowProps) {
  return (
    <div className="border-line border-t py-1.5">
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1.5">
        <div className="min-w-40 flex-1">
          <p className="text-sm">{title}</p>
          <p id={explainsId} className="text-muted text-xs">
            {explains}
          </p>
        </div>
        {source && <SourceOfSetting title={title} source={source} />}
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
  onBlur,
  children
}: {
  title: string
  note?: string
  /** A field of it was left. */
  onBlur?: () => void
  children: ReactNode
}) {
  return (
    <section aria-label={title} onBlur={onBlur}>
      <h2 className="mb-2 font-medium text-sm">
        {title}
        {note && <span className="ml-2 font-normal text-muted text-xs">{note}</span>}
      </h2>
      {children}
    </section>
  )
}
