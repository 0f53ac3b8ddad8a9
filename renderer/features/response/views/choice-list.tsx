import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { classNames } from '../../../components/class-names.ts'

interface ChoiceListProps {
  label: string
  count: number
  /** Pixels of each entry. */
  rowHeight: number
  selected: number
  onSelect: (index: number) => void
  children: (index: number) => ReactNode
  /** Told what is drawn, from the first to the last. */
  onSight?: (first: number, last: number) => void
}

/** A list of which one entry is looked at; only those in sight are drawn. */
export function ChoiceList(props: ChoiceListProps) {
  const { label, count, rowHeight, selected, onSelect, children, onSight } = props
  const scroller = useRef<HTMLDivElement>(null)
  const name = useId()
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10
  })
  const shown = virtualizer.getVirtualItems()
  const first = shown[0]?.index
  const last = shown.at(-1)?.index
  useEffect(() => {
    if (first !== undefined && last !== undefined) onSight?.(first, last)
  }, [first, last, onSight])
  const go = (index: number) => {
    const next = Math.max(0, Math.min(index, count - 1))
    onSelect(next)
    virtualizer.scrollToIndex(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const steps: Record<string, number> = {
      ArrowDown: selected + 1,
      ArrowUp: selected - 1,
      PageDown: selected + page,
      PageUp: selected - page,
      Home: 0,
      End: count - 1
    }
    const next = steps[event.key]
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    go(next)
  }
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={
        shown.some(({ index }) => index === selected) ? `${name}-${selected}` : undefined
      }
      onKeyDown={onKeyDown}
      className="@container min-h-0 min-w-0 flex-1 overflow-auto -outline-offset-1"
    >
      <div role="presentation" className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
        {shown.map(({ index, start, size }) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the list, which says which one is active
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the list
          <div
            key={index}
            id={`${name}-${index}`}
            role="option"
            aria-selected={index === selected}
            aria-posinset={index + 1}
            aria-setsize={count}
            onClick={() => onSelect(index)}
            className={classNames(
              'absolute inset-x-0 top-0 flex cursor-default items-center gap-3 border-line border-b px-3 text-xs',
              index === selected ? 'bg-accent-soft text-ink' : 'text-muted hover:bg-hover'
            )}
            style={{ transform: `translateY(${start}px)`, height: size }}
          >
            {children(index)}
          </div>
        ))}
      </div>
    </div>
  )
}
