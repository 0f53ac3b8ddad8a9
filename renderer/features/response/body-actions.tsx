import { Download, SquareArrowOutUpRight } from 'lucide-react'
import { IconButton } from '../../components/icon-button.tsx'
import { openBody, saveBody } from '../../state/body-files.ts'
import { useHost } from '../../state/host.ts'
import type { NamedBody } from '../../state/named-body.ts'
import { useTransfers } from '../../state/transfers.ts'
import { DragHandle } from './drag-handle.tsx'

/** What can be done with a body as a whole, however it is looked at. What the shell cannot do is not offered. */
export function BodyActions({ named }: { named: NamedBody }) {
  const busy = useTransfers(transfers => named.body.id in transfers)
  const canDrag = useHost(({ shell }) => shell?.features.dragFile.available ?? false)
  const canOpen = useHost(({ shell }) => shell?.features.openFile.available ?? false)
  return (
    <>
      {canDrag && <DragHandle named={named} busy={busy} />}
      {canOpen && (
        <IconButton
          label="Open body in another program"
          icon={<SquareArrowOutUpRight />}
          disabled={busy}
          onClick={() => openBody(named)}
        />
      )}
      <IconButton label="Save body…" icon={<Download />} disabled={busy} onClick={() => saveBody(named)} />
    </>
  )
}
