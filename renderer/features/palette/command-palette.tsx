import { useMemo, useState } from 'react'
import { Chooser, ChooserNote } from '../../components/chooser.tsx'
import { ChooserDialog } from '../../components/chooser-dialog.tsx'
import { closeDialog, closeDialogFor, useUi } from '../../state/ui.ts'
import { findItems } from './find-items.ts'
import { paletteOffer } from './palette-items.ts'
import { PaletteRow } from './palette-row.tsx'
import { urlItem } from './url-item.ts'

const LABEL = 'Search or run a command'

/** Finds and runs commands, and jumps to requests and open tabs. */
export function CommandPalette() {
  const open = useUi(state => state.dialog === 'palette')
  return (
    <ChooserDialog open={open} onClose={closeDialog} label={LABEL}>
      <PaletteList />
    </ChooserDialog>
  )
}

function PaletteList() {
  const [query, setQuery] = useState('')
  // As it was when the palette opened: what can be done does not change under the eye.
  const [offer] = useState(paletteOffer)
  const found = useMemo(() => [...urlItem(query), ...findItems(query, offer)], [query, offer])
  return (
    <Chooser
      label={LABEL}
      placeholder={LABEL}
      text={query}
      onType={setQuery}
      choices={{ items: found }}
      keyOf={({ id }) => id}
      onChoose={item => closeDialogFor(item.run)}
      note={found.length === 0 && <ChooserNote>Nothing is called that.</ChooserNote>}
      rowClassName="flex h-8.5 items-center gap-2.5 text-muted data-highlighted:text-ink"
    >
      {item => <PaletteRow item={item} />}
    </Chooser>
  )
}
