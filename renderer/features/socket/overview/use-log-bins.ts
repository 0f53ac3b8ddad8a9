import { useEffect, useRef, useState } from 'react'
import type { LogBin } from '#shared/model/socket/log-event.ts'
import type { BinPlan } from '#shared/session-timeline/bin-plan.ts'
import { host } from '../../../state/host.ts'
import { PacedReader } from './paced-reader.ts'

/** So often they are asked for while the log grows. */
const LEAST_MS = 100

/** Parts of a log's time and what is in each. */
export interface LogBins {
  plan: BinPlan
  bins: readonly LogBin[]
}

interface Question {
  plan: BinPlan
  filterId: string | undefined
}

/**
 * What is in parts of a log's time, read again when it has grown. What was read for other parts stays until the new is
 * there. @param revision changes when there may be something else to read; undefined reads nothing
 * @param filterId counts only what that filter found
 */
export function useLogBins(
  id: string,
  filterId: string | undefined,
  plan: BinPlan,
  revision: number | undefined
): LogBins | undefined {
  const source = `${id} ${filterId}`
  const [known, setKnown] = useState<LogBins & { source: string }>()
  const reader = useRef<PacedReader<Question, readonly LogBin[]>>(undefined)
  useEffect(() => {
    const made = new PacedReader<Question, readonly LogBin[]>(
      question => readBins(id, question),
      (bins, { plan }) => setKnown({ plan, bins, source }),
      LEAST_MS
    )
    reader.current = made
    return () => made.end()
  }, [id, source])
  const { fromMs, binMs, count } = plan
  useEffect(() => {
    if (revision !== undefined) reader.current?.want({ plan: { fromMs, binMs, count }, filterId })
  }, [filterId, fromMs, binMs, count, revision])
  return known?.source === source ? known : undefined
}

async function readBins(id: string, { plan, filterId }: Question): Promise<readonly LogBin[]> {
  const { fromMs, binMs, count } = plan
  const client = await host.ready()
  const bins = await client.call('log.bins', {
    ...{ id, fromMs, toMs: fromMs + (count + 1) * binMs, count: count + 1 },
    ...(filterId !== undefined && { filterId })
  })
  // What is at the very end counts to the last part, which is not ours.
  return bins.slice(0, count)
}
