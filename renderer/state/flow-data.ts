import { changeFlow, type FlowData, flowOf, isUnderWay } from './flows.ts'
import { findView, onViewClosed } from './views.ts'

/** What is being read for each run, by its view. */
const readings = new Map<string, AbortController>()

/**
 * Takes what is read as the data of a run. What is chosen last counts, whatever is done first, and with whatever was
 * looked at meanwhile.
 * @param read fails when nothing can be said of it but that
 */
export async function readFlowData(
  viewId: string,
  read: (signal: AbortSignal) => Promise<FlowData>
): Promise<void> {
  if (isUnderWay(flowOf(viewId)) || !findView(viewId)) return
  leaveReading(viewId)
  const own = new AbortController()
  readings.set(viewId, own)
  changeFlow(viewId, { reading: true })
  const data = await read(own.signal)
  if (!own.signal.aborted) putFlowData(viewId, data)
}

/** With data, each row is an iteration until a person says otherwise. What is under way keeps what it was begun with. */
export function putFlowData(viewId: string, data: FlowData | undefined): void {
  const flow = flowOf(viewId)
  if (isUnderWay(flow)) return
  leaveReading(viewId)
  const iterations = String(Math.max(1, data?.rows.length ?? 1))
  changeFlow(viewId, { data, reading: false, typed: { ...flow.typed, iterations } })
}

function leaveReading(viewId: string): void {
  readings.get(viewId)?.abort()
  readings.delete(viewId)
}

onViewClosed(({ id }) => leaveReading(id))
