import type { CSSProperties } from 'react'
import { formatDuration } from '#shared/format/duration.ts'
import { nextStallMs, type Stall, type Transfer } from '#shared/waterfall/transfer.ts'
import { pieceMarks, transferArea } from '#shared/waterfall/transfer-path.ts'
import { spanMark } from '../timeline/span-of.ts'
import { GrowingDuration } from './growing-duration.tsx'
import { useTimeWindow } from './time-window.ts'

/** Closer to each other than this, pieces are not marked. */
const PIECE_PX = 4
interface TransferChartProps {
  transfer: Transfer
  colour: string
  /** Of what comes after the last piece only the time is known, and whether that is a stall by now. */
  running: boolean
}

/** Over the bar of a phase: the bytes as they went, pieces and stalls. */
export function TransferChart({ transfer, colour, running }: TransferChartProps) {
  const { viewport, widthPx } = useTimeWindow()
  const lastMs = transfer.samples.at(-1)?.[0] ?? transfer.startMs
  const fromMs = Math.max(transfer.startMs, viewport.fromMs)
  const toMs = Math.min(running ? lastMs : transfer.endMs, viewport.toMs)
  const part = { fromMs, toMs }
  const pxPerMs = widthPx / (viewport.toMs - viewport.fromMs)
  return (
    <>
      {toMs > fromMs && (
        <span data-span={spanMark(transfer)} className="time-span inset-y-0" style={between(fromMs, toMs)}>
          <svg
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            aria-hidden="true"
            className="block size-full"
          >
            <path d={transferArea(transfer, part)} style={{ fill: colour }} />
            <path
              d={pieceMarks(transfer, part, (toMs - fromMs) * pxPerMs, PIECE_PX)}
              vectorEffect="non-scaling-stroke"
              className="stroke-surface"
            />
          </svg>
        </span>
      )}
      {transfer.stalls
        .filter(({ startMs }) => !running || startMs < lastMs)
        .map(stall => (
          <StallMark key={stall.startMs} stall={stall} />
        ))}
      {running && <StallToCome key="to come" lastMs={lastMs} fromMs={nextStallMs(transfer)} />}
    </>
  )
}

/** What lies under it shows through faintly, so that it is seen also where that is as high as it can be. */
const STALL =
  '@container time-span inset-y-0 flex items-center justify-center border-warn border-x bg-[repeating-linear-gradient(135deg,color-mix(in_srgb,var(--warn)_85%,transparent)_0_1.5px,color-mix(in_srgb,var(--surface)_75%,transparent)_1.5px_6px)]'
/** Where there is room for it. */
const STALL_LABEL =
  'hidden rounded-xs bg-surface px-1 font-medium text-2xs text-warn leading-3.5 @min-[3.25rem]:block'

function StallMark({ stall: { startMs, endMs } }: { stall: Stall }) {
  return (
    <span data-span={spanMark({ startMs, endMs })} className={STALL} style={between(startMs, endMs)}>
      <span className={STALL_LABEL}>{formatDuration(endMs - startMs)}</span>
    </span>
  )
}

/** Grows since the last piece, and is in sight once that is long ago: see `useGrowingChart`. */
function StallToCome({ lastMs, fromMs }: { lastMs: number; fromMs: number }) {
  return (
    <span
      data-since={lastMs}
      data-grows="bar"
      data-shown-from={fromMs}
      className={STALL}
      style={between(lastMs, lastMs)}
    >
      <span className={STALL_LABEL}>
        <GrowingDuration span={{ startMs: lastMs, durationMs: 0, state: 'running' }} />
      </span>
    </span>
  )
}

function between(startMs: number, endMs: number): CSSProperties {
  return { '--from': startMs, '--for': endMs - startMs } as CSSProperties
}
