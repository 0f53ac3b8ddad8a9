import { formatBytes } from '#shared/format/bytes.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import { ProgressLine } from '../../components/progress-line.tsx'
import { useTransfers } from '../../state/transfers.ts'

/** How far a body is on its way into a file, where it is on its way. */
export function TransferLine({ bodyId }: { bodyId: string }) {
  const transfer = useTransfers(transfers => transfers[bodyId])
  if (!transfer) return null
  const { label, doneBytes, size, cancel } = transfer
  return (
    <div className="flex min-h-9 shrink-0 items-center border-line border-b bg-raised px-3">
      <ProgressLine
        label={visibleText(label)}
        done={doneBytes}
        total={size}
        detail={`${formatBytes(doneBytes)} of ${formatBytes(size)}`}
        onCancel={cancel}
      />
    </div>
  )
}
