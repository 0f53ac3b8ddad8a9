import { useEffect, useRef } from 'react'
import { AnchoredPopover } from './anchored-popover.tsx'
import type { OfferItem } from './offer.ts'

interface OfferListProps {
  id: string
  items: readonly OfferItem[]
  /** Counted from 0; -1 is none. */
  active: number
  anchor: () => DOMRect | undefined
  onChoose: (index: number) => void
  /**
   * For a field that is no combo box: what scrolls must then be focusable by itself. Tab does not come to it, since it
   * takes the item that is active.
   */
  focusable: boolean
}

/** The list under an input that has the focus and keeps it. */
export function OfferList({ id, items, active, anchor, onChoose, focusable }: OfferListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <AnchoredPopover
      anchor={anchor}
      // The input keeps the focus: leaving it is what closes the list.
      onMouseDown={event => event.preventDefault()}
    >
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label="Suggestions"
        tabIndex={focusable ? 0 : undefined}
        className="max-h-72 min-w-40 max-w-[min(36rem,90vw)] overflow-y-auto p-1 outline-none"
      >
        {items.map(({ label, detail, note }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the focus and chooses with its own keys
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={label}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onClick={() => onChoose(index)}
            className="flex h-7 cursor-default items-center gap-4 rounded px-2 text-xs hover:bg-hover aria-selected:bg-hover"
          >
            <span className="min-w-0 shrink-0 truncate font-mono">{label}</span>
            {detail !== undefined && (
              <span className="min-w-0 max-w-72 flex-1 truncate text-muted">{detail}</span>
            )}
            {note !== undefined && <span className="ml-auto shrink-0 text-faint">{note}</span>}
          </div>
        ))}
      </div>
    </AnchoredPopover>
  )
}
