import { useRef, useState } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { askWorker } from '../../components/ask-worker.ts'
import { changeFlow, type FlowData, flowOf } from '../../state/flows.ts'
import { findView } from '../../state/views.ts'
import workerUrl from './data.worker.ts?worker&url'
import type { ReadData } from './read-data.ts'

/** A larger file is no table that a person runs requests with, and would have to be held in the page. */
const MOST_BYTES = 8 * 1024 * 1024
const UNREADABLE = 'The file could not be read.'

/** Takes files and texts as the data of a run; what is read last counts. They are parsed beside the page. */
export function useDataReader(viewId: string) {
  const [reading, setReading] = useState(false)
  const latest = useRef<AbortController>(undefined)

  const read = async (name: string, load: () => Promise<string | Uint8Array>) => {
    latest.current?.abort()
    const own = new AbortController()
    latest.current = own
    setReading(true)
    const data = await load()
      .then(question =>
        askWorker<typeof question, ReadData>(workerUrl, 'data', { question, signal: own.signal })
      )
      .catch((): ReadData => refused(UNREADABLE))
    if (own.signal.aborted) return
    setReading(false)
    if (findView(viewId)) putData(viewId, { name, ...data })
  }
  const readFile = (file: File) => read(file.name, async () => new Uint8Array(await file.arrayBuffer()))
  return {
    reading,
    readText: (name: string, text: string) => void read(name, async () => text),
    readFile(file: File) {
      if (file.size <= MOST_BYTES) void readFile(file)
      else {
        const problem = `It has ${formatBytes(file.size)}; at most ${formatBytes(MOST_BYTES)} are read.`
        putData(viewId, { name: file.name, ...refused(problem) })
      }
    }
  }
}

/** With data, each row is an iteration until a person says otherwise. */
export function putData(viewId: string, data: FlowData | undefined): void {
  const { typed } = flowOf(viewId)
  changeFlow(viewId, { data, typed: { ...typed, iterations: String(Math.max(1, data?.rows.length ?? 1)) } })
}

function refused(problem: string): ReadData {
  return { columns: [], rows: [], problems: [{ problem }] }
}
