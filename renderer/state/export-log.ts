import { formatBytes } from '#shared/format/bytes.ts'
import { countOf, formatCount } from '#shared/format/count.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { host } from './host.ts'
import { tell, tellFailure } from './notices.ts'
import { isAbort, saveAs } from './save-body.ts'
import { holdLog } from './session-logs.ts'
import { tellProgress } from './tell-progress.ts'
import { useTransfers } from './transfers.ts'

export interface LogExport {
  logId: string
  /** Of what is left out; absent where all is written. */
  filterId?: string
  format: 'ndjson' | 'har'
  /** Of the file, without its ending. */
  name: string
}

/** Writes a log, or what a filter found in it, into a file where a person says, and says how that went. */
export async function exportLog({ logId, filterId, format, name }: LogExport): Promise<void> {
  const abort = new AbortController()
  let body: BodyInfo | undefined
  const release = holdLog(logId)
  const progress = tellProgress('Writing the messages into a file', () => {
    abort.abort()
    if (body) useTransfers.getState()[body.id]?.cancel()
  })
  try {
    const client = await host.ready()
    let count = 0
    const input = { id: logId, format, ...(filterId !== undefined && { filterId }) }
    for await (const event of client.stream('log.export', input, { signal: abort.signal })) {
      count = event.written
      body = event.body
      progress.at(`${formatCount(event.written)} of ${countOf(event.of, 'entry', 'entries')}`)
    }
    if (!body) throw new ClientError('ABORTED')
    const unfollow = useTransfers.subscribe(transfers => {
      const transfer = body && transfers[body.id]
      if (transfer) progress.at(`${formatBytes(transfer.doneBytes)} of ${formatBytes(transfer.size)}`)
    })
    const saved = await saveAs(body, `${name}.${format}`, 'Export messages').finally(unfollow)
    if (saved !== undefined) tell(`Saved ${countOf(count, 'entry', 'entries')} in ${saved}`)
  } catch (error) {
    // Whoever cancels knows.
    if (!isAbort(error)) tellFailure('The messages were not exported', error)
  } finally {
    progress.end()
    release()
    if (body) host.releaseBody(body.id)
  }
}
