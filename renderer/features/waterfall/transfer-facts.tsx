import { formatBytes } from '#shared/format/bytes.ts'
import { formatDuration, formatExactMs } from '#shared/format/duration.ts'
import type { Transfer } from '#shared/waterfall/transfer.ts'

/** More stalls than these are counted. */
const MOST_STALLS = 4

/** How fast a body went, and where it stood still. */
export function TransferFacts({ transfer, sending }: { transfer: Transfer; sending: boolean }) {
  const { averageRate, peakRate, stalls, startMs } = transfer
  // How fast it came on average is said where it is said how much that was.
  const average = sending && averageRate !== undefined ? `${rateOf(averageRate)} on average.` : ''
  const peak = peakRate !== undefined ? `At its peak ${rateOf(peakRate)}.` : ''
  const rates = [average, peak].filter(each => each !== '').join(' ')
  return (
    <>
      {rates && <p className="mt-1.5 text-muted">{rates}</p>}
      {stalls.length > 0 && (
        <ul className="mt-1.5 text-warn">
          {stalls.slice(0, MOST_STALLS).map(stall => (
            <li key={stall.startMs}>
              {`Nothing ${sending ? 'went' : 'came'} for ${formatExactMs(stall.endMs - stall.startMs)}, from ${formatDuration(stall.startMs - startMs)} after its beginning.`}
            </li>
          ))}
          {stalls.length > MOST_STALLS && <li>{`${stalls.length - MOST_STALLS} more stalls.`}</li>}
        </ul>
      )}
    </>
  )
}

function rateOf(bytesPerSecond: number): string {
  return `${formatBytes(Math.round(bytesPerSecond))}/s`
}
