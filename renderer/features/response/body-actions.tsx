import { Download } from 'lucide-react'
import type { Exchange } from '#shared/model/exchange.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { saveBody } from '../../state/body-files.ts'
import { useTransfers } from '../../state/transfers.ts'

/** What can be done with a body as a whole, however it is looked at. */
export function BodyActions({ exchange }: { exchange: Exchange }) {
  const saving = useTransfers(transfers => exchange.body !== undefined && exchange.body.id in transfers)
  return (
    <IconButton label="Save body…" icon={<Download />} disabled={saving} onClick={() => saveBody(exchange)} />
  )
}
