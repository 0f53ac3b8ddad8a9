import { useMemo } from 'react'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { useFedWorker } from '../use-fed-worker.ts'
import workerUrl from './table.worker.ts?worker&url'
import type { TableRange, TableRow, TableShape, TableSort } from './table-data.ts'
import type { TableAnswer, TableFormat, TableQuestion } from './table-desk.ts'

/** So many bytes are read at first, and with each wish for more. */
const FIRST_BYTES = 8 * 1024 * 1024
export const MORE_BYTES = 32 * 1024 * 1024

/** What can be done with a table that lives in a worker. */
export interface TableActions {
  rows(from: number, count: number): Promise<TableRow[]>
  copy(range: TableRange): Promise<string>
  sort(by: TableSort | undefined): void
  head(headed: boolean): void
  readMore(bytes: number): void
  /** Reads no further. */
  pause(): void
}

export interface ShownTable {
  shape: TableShape | undefined
  /** Counts the changes: rows that were had before one are old. */
  version: number
  readBytes: number
  /** So many are read at first: all where only the whole is a table. */
  firstBytes: number
  reading: boolean
  /** Reading or sorting. */
  busy: boolean
  failed: string | undefined
  actions: TableActions
}

interface Wanted {
  format: TableFormat
  contentType: string
  /** The encoding that a person chose. */
  charset: string | undefined
}

/** Reads a body as a table, its beginning at first. It ends with the component. */
export function useTable(body: BodyInfo, { format, contentType, charset }: Wanted): ShownTable {
  const hints = {
    contentType,
    ...(body.charset !== undefined && { charset: body.charset }),
    ...(charset !== undefined && { encoding: charset })
  }
  // JSON is only JSON once it is whole.
  const firstBytes = format === 'json' ? body.size : FIRST_BYTES
  const { known, ask, change, readMore, pause, ...state } = useFedWorker<TableQuestion, TableAnswer>(body, {
    url: workerUrl,
    name: 'table',
    open: { kind: 'open', format, hints },
    firstBytes
  })
  const actions = useMemo<TableActions>(
    () => ({
      rows: async (from, count) => (await ask({ kind: 'rows', from, count })).rows ?? [],
      copy: async range => (await ask({ kind: 'copy', range })).text ?? '',
      sort: by => change({ kind: 'sort', by }),
      head: headed => change({ kind: 'head', headed }),
      readMore,
      pause
    }),
    [ask, change, readMore, pause]
  )
  return { shape: known?.shape, firstBytes, ...state, actions }
}
