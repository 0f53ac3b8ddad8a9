import type { ReactNode } from 'react'
import { AnchoredPopover } from './anchored-popover.tsx'

/** What is told of a marked part of a text, beside it. */
export function MarkCard({
  id,
  anchor,
  children
}: {
  id: string
  anchor: () => DOMRect | undefined
  children: ReactNode
}) {
  return (
    <AnchoredPopover id={id} anchor={anchor} className="max-w-96 select-text px-3 py-2 font-sans text-xs">
      {children}
    </AnchoredPopover>
  )
}
