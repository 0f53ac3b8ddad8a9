import { formatBytes } from '#shared/format/bytes.ts'
import { askWorker } from '../../components/ask-worker.ts'
import { putFlowData, readFlowData } from '../../state/flow-data.ts'
import workerUrl from './data.worker.ts?worker&url'
import type { ReadData } from './read-data.ts'

/** A larger file is no table that a person runs requests with, and would have to be held in the page. */
const MOST_BYTES = 8 * 1024 * 1024

/** Makes a file the data of a run. */
export function chooseDataFile(viewId: string, file: File): void {
  const { name, size } = file
  if (size <= MOST_BYTES) {
    choose(viewId, name, async () => new Uint8Array(await file.arrayBuffer()))
    return
  }
  const problem = `It has ${formatBytes(size)}; at most ${formatBytes(MOST_BYTES)} are read.`
  putFlowData(viewId, { name, ...refused(problem) })
}

/** Makes a text the data of a run. */
export function chooseDataText(viewId: string, name: string, text: string): void {
  choose(viewId, name, async () => text)
}

/** It is parsed beside the page. */
function choose(viewId: string, name: string, load: () => Promise<string | Uint8Array>): void {
  const read = async (signal: AbortSignal): Promise<ReadData> => {
    const question = await load()
    return askWorker<typeof question, ReadData>(workerUrl, 'data', { question, signal })
  }
  void readFlowData(viewId, async signal => ({
    name,
    ...(await read(signal).catch(() => refused('The file could not be read.')))
  }))
}

function refused(problem: string): ReadData {
  return { columns: [], rows: [], problems: [{ problem }] }
}
