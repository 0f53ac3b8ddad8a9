import { useEffect, useRef, useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { readRange } from '../read-range.ts'
import { talkTo, type WorkerTalk } from '../worker-talk.ts'
import workerUrl from './table.worker.ts?worker&url'
import type { TableRange, TableRow, TableShape, TableSort } from './table-data.ts'
import type { TableAnswer, TableFormat, TableQuestion } from './table-desk.ts'

/** So many bytes are read at first, and with each wish for more. */
export const FIRST_BYTES = 8 * 1024 * 1024
export const MORE_BYTES = 32 * 1024 * 1024
const PIECE = 4 * 1024 * 1024

/** What can be done with a table that lives in a worker. */
export interface TableActions {
  rows(from: number, count: number): Promise<TableRow[]>
  copy(range: TableRange): Promise<string>
  sort(by: TableSort | undefined): void
  head(headed: boolean): void
  readMore(): void
}

export interface ShownTable {
  shape: TableShape | undefined
  /** Counts the changes: rows that were had before one are old. */
  version: number
  readBytes: number
  /** Reading or sorting. */
  busy: boolean
  failed: string | undefined
  actions: TableActions
}

interface Wanted {
  format: TableFormat
  contentType: string
  charset: string | undefined
}

type Talk = WorkerTalk<TableQuestion, TableAnswer>

const START: TableState = { shape: undefined, version: 0, readBytes: 0, busy: true, failed: undefined }

type TableState = Omit<ShownTable, 'actions'>

function withChange(before: TableState, change: Partial<TableState>): TableState {
  return { ...before, ...change, version: before.version + (change.shape ? 1 : 0) }
}

/** Reads a body as a table, its beginning at first. It ends with the component. */
export function useTable(body: BodyInfo, { format, contentType, charset }: Wanted): ShownTable {
  const { id, size } = body
  const [table, setTable] = useState<TableState>(START)
  const talk = useRef<Talk>(undefined)
  const read = useRef<(to: number) => Promise<void>>(undefined)

  useEffect(() => {
    const abort = new AbortController()
    const { signal } = abort
    const worker: Talk = talkTo(workerUrl, 'table')
    talk.current = worker
    let at = 0
    const tell = (change: Partial<TableState>) => {
      if (!signal.aborted) setTable(before => withChange(before, change))
    }
    const readTo = async (to: number) => {
      const end = Math.min(size, to)
      tell({ busy: true })
      while (at < end && !signal.aborted) {
        const next = Math.min(at + PIECE, end)
        const bytes = await readRange({ id, size }, { from: at, to: next }, signal)
        at = next
        const { shape } = await worker.ask({ kind: 'feed', bytes, last: at === size }, [bytes.buffer])
        tell({ shape, readBytes: at })
      }
      tell({ busy: false })
    }
    const begin = async () => {
      const hints = { contentType, ...(body.charset !== undefined && { charset: body.charset }) }
      const encoding = charset === undefined ? {} : { encoding: charset }
      await worker.ask({ kind: 'open', format, hints: { ...hints, ...encoding } })
      // JSON is only JSON once it is whole.
      await readTo(format === 'json' ? size : FIRST_BYTES)
    }
    const fail = (error: unknown) => tell({ failed: ClientError.wrap(error).message, busy: false })
    read.current = to => readTo(at + to).catch(fail)
    begin().catch(fail)
    return () => {
      abort.abort()
      worker.end()
      setTable(START)
    }
  }, [id, size, format, contentType, charset, body.charset])

  const change = (question: TableQuestion) => {
    setTable(before => ({ ...before, busy: true }))
    talk.current
      ?.ask(question)
      .then(({ shape }) =>
        setTable(before => ({ ...before, shape, busy: false, version: before.version + 1 }))
      )
      // It has ended: another one is on its way.
      .catch(() => {})
  }
  const ask = async (question: TableQuestion): Promise<TableAnswer> => talk.current?.ask(question) ?? {}
  const [actions] = useState<TableActions>(() => ({
    rows: async (from, count) => (await ask({ kind: 'rows', from, count })).rows ?? [],
    copy: async range => (await ask({ kind: 'copy', range })).text ?? '',
    sort: by => change({ kind: 'sort', by }),
    head: headed => change({ kind: 'head', headed }),
    readMore: () => void read.current?.(MORE_BYTES)
  }))
  return { ...table, actions }
}
