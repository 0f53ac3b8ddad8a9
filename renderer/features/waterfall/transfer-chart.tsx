import type { CSSProperties } from 'react'
import { formatDuration } from '#shared/format/duration.ts'
import type { Stall, Transfer } from '#shared/waterfall/transfer.ts'
import { pieceMarks, transferArea } from '#shared/waterfall/transfer-path.ts'
import { spanMark } from '../timeline/span-of.ts'
import { useTimeWindow } from './time-window.ts'

/** Closer to each other than this, pieces are not marked. */
const PIECE_PX = 4
/** Room that the length of a stall wants. */
const STALL_LABEL_PX = 52

/** Over the bar of a phase: the bytes as they went, pieces and stalls. */
export function TransferChart({ transfer, colour }: { transfer: Transfer; colour: string }) {
  const { viewport, widthPx } = useTimeWindow()
  const fromMs = Math.max(transfer.startMs, viewport.fromMs)
  const toMs = Math.min(transfer.endMs, viewport.toMs)
  if (toMs <= fromMs) return null
  const part = { fromMs, toMs }
  const pxPerMs = widthPx / (viewport.toMs - viewport.fromMs)
  return (
    <>
      <span data-span={spanMark(transfer)} className="time-span inset-y-0" style={between(fromMs, toMs)}>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" className="block size-full">
          <path d={transferArea(transfer, part)} style={{ fill: colour }} />
          <path
            d={pieceMarks(transfer, part, (toMs - fromMs) * pxPerMs, PIECE_PX)}
            vectorEffect="non-scaling-stroke"
            className="stroke-surface"
          />
        </svg>
      </span>
      {transfer.stalls.map(stall => (
        <StallMark key={stall.startMs} stall={stall} hasRoom={lengthOf(stall) * pxPerMs >= STALL_LABEL_PX} />
      ))}
    </>
  )
}

function StallMark({ stall, hasRoom }: { stall: Stall; hasRoom: boolean }) {
  return (
    <span
      data-span={spanMark(stall)}
      className="time-span inset-y-0 flex items-center justify-center border-warn border-x bg-[repeating-linear-gradient(135deg,color-mix(in_srgb,var(--warn)_55%,transparent)_0_1px,transparent_1px_5px)]"
      style={between(stall.startMs, stall.endMs)}
    >
      {hasRoom && (
        <span className="rounded-xs bg-surface px-1 font-medium text-2xs text-warn leading-3.5">
          {formatDuration(lengthOf(stall))}
        </span>
      )}
    </span>
  )
}

function lengthOf({ startMs, endMs }: Stall): number {
  return endMs - startMs
}

function between(startMs: number, endMs: number): CSSProperties {
  return { '--from': startMs, '--for': endMs - startMs } as CSSProperties
}
