import { Autocomplete } from '@base-ui/react/autocomplete'
import type { KeyboardEvent } from 'react'
import { classNames } from './class-names.ts'

interface SuggestionsProps {
  onChoose: (item: string) => void
  className?: string
  itemClassName?: (item: string) => string
}

/**
 * The list under an `Autocomplete.Input`, to be rendered while it is open. Without Base UI's `Popup`: that hides the
 * rest of the page from assistive technology, as if it were modal, and this list only offers. What `Popup` would do
 * is done by the caller: fill the input (`onChoose`) and unmount the list.
 */
export function Suggestions({ onChoose, className, itemClassName }: SuggestionsProps) {
  return (
    <Autocomplete.Portal>
      <Autocomplete.Positioner sideOffset={4} align="start" className="z-30">
        <Autocomplete.List
          // The input keeps the focus: leaving it is what closes the list.
          onMouseDown={event => event.preventDefault()}
          className={classNames(
            'max-h-72 overflow-y-auto rounded-md border border-line-strong bg-raised p-1 shadow-popup outline-none data-empty:hidden',
            className
          )}
        >
          {(item: string) => (
            <Autocomplete.Item
              key={item}
              value={item}
              onClick={() => onChoose(item)}
              className={classNames(
                'flex h-7 cursor-default items-center rounded px-2 font-mono text-xs outline-none data-highlighted:bg-hover',
                itemClassName?.(item)
              )}
            >
              {item}
            </Autocomplete.Item>
          )}
        </Autocomplete.List>
      </Autocomplete.Positioner>
    </Autocomplete.Portal>
  )
}

/** Escape closes an open list and does nothing else: not even what it does by default, which is to empty the field. */
export function keepEscape(
  event: KeyboardEvent & { preventBaseUIHandler: () => void },
  open: boolean,
  close: () => void
): void {
  if (event.key !== 'Escape') return
  event.preventBaseUIHandler()
  if (!open) return
  event.preventDefault()
  close()
}
