import type { ReactNode } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'

interface CookieRowProps {
  name: string
  value: string
  note?: string
  badge?: ReactNode
}

/** A cookie, and what is to be said of it. */
export function CookieRow({ name, value, note, badge }: CookieRowProps) {
  return (
    <li className="border-line border-t py-1.5 [overflow-wrap:anywhere]">
      <p className="flex flex-wrap items-baseline gap-x-2 font-mono">
        {name === '' ? (
          <span className="font-sans text-faint">(no name)</span>
        ) : (
          <span className="text-accent">{visibleText(name)}</span>
        )}
        <span className="min-w-0 text-ink">{visibleText(value)}</span>
        {badge}
      </p>
      {note && <p className="mt-0.5 text-muted">{visibleText(note)}</p>}
    </li>
  )
}
