import { useEffect, useState } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { formatDuration, formatExactMs } from '#shared/format/duration.ts'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import { type Transfer, transferIn } from '#shared/waterfall/transfer.ts'
import { nowOf } from './live-clocks.ts'

/** More stalls than these are counted. */
const MOST_STALLS = 4

/** So often what is said of a phase that runs is said anew. */
const SAY_AGAIN_MS = 100

interface TransferFactsProps {
  transfer: Transfer
  sending: boolean
  /** While the phase runs: then all is said of the time until now. */
  running: LiveExchange | undefined
}

/** How fast a body went, and where it stood still. */
export function TransferFacts({ transfer, sending, running }: TransferFactsProps) {
  const { averageRate, peakRate, stalls, startMs } = useUpToNow(transfer, running)
  // How fast it came on average is said where it is said how much that was, once that is known.
  const average =
    (sending || running) && averageRate !== undefined ? `${rateOf(averageRate)} on average.` : ''
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

/** No event tells that nothing goes. */
function useUpToNow(transfer: Transfer, running: LiveExchange | undefined): Transfer {
  const [, setTimes] = useState(0)
  const runs = running !== undefined
  useEffect(() => {
    if (!runs) return
    const timer = setInterval(() => setTimes(times => times + 1), SAY_AGAIN_MS)
    return () => clearInterval(timer)
  }, [runs])
  if (!running) return transfer
  const { startMs, endMs, samples } = transfer
  return transferIn({ startMs, endMs: Math.max(endMs, nowOf(running)) }, samples) ?? transfer
}

function rateOf(bytesPerSecond: number): string {
  return `${formatBytes(Math.round(bytesPerSecond))}/s`
}
