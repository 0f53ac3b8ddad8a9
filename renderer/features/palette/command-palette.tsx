import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { closeDialog, useUi } from '../../state/ui.ts'
import { findItems } from './find-items.ts'
import type { PaletteItem } from './palette-item.ts'
import { paletteOffer } from './palette-items.ts'
import { PaletteRow } from './palette-row.tsx'

/** Finds and runs commands, and jumps to requests and open tabs. */
export function CommandPalette() {
  const open = useUi(state => state.dialog === 'palette')
  return (
    <Dialog.Root
      open={open}
      onOpenChange={next => {
        if (!next) closeDialog()
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-backdrop" />
        <Dialog.Popup
          aria-label="Search or run a command"
          className="fixed top-[10vh] left-1/2 z-40 flex max-h-[70vh] w-[min(36rem,calc(100vw-2rem))] -translate-x-1/2 flex-col overflow-hidden rounded-xl border border-line-strong bg-raised shadow-popup outline-none"
        >
          <PaletteList />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function PaletteList() {
  const [query, setQuery] = useState('')
  // As it was when the palette opened: what can be done does not change under the eye.
  const [offer] = useState(paletteOffer)
  const found = useMemo(() => findItems(query, offer), [query, offer])

  const run = (item: PaletteItem) => {
    closeDialog()
    // After the dialog has given the focus back, or it would take it from where the command puts it.
    setTimeout(item.run)
  }

  return (
    <Autocomplete.Root
      inline
      open
      items={found}
      mode="none"
      autoHighlight="always"
      keepHighlight
      value={query}
      onValueChange={(value, { reason }) => {
        if (reason !== 'item-press') setQuery(value)
      }}
      itemToStringValue={(item: PaletteItem) => item.title}
    >
      <div className="flex h-12 shrink-0 items-center gap-3 border-line border-b px-4">
        <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <Autocomplete.Input
          aria-label="Search or run a command"
          placeholder="Search or run a command"
          spellCheck={false}
          className="h-full min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-faint"
        />
      </div>
      <Autocomplete.Empty>
        <p className="px-4 py-6 text-center text-muted text-sm">Nothing is called that.</p>
      </Autocomplete.Empty>
      <Autocomplete.List className="min-h-0 overflow-y-auto overscroll-contain p-1.5 outline-none data-empty:hidden">
        {(item: PaletteItem) => (
          <Autocomplete.Item
            key={item.id}
            value={item}
            onClick={() => run(item)}
            className="flex h-8.5 cursor-default items-center gap-2.5 rounded-md px-2.5 text-muted text-sm outline-none data-highlighted:bg-accent-soft data-highlighted:text-ink"
          >
            <PaletteRow item={item} />
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}
