import { formatBytes } from '#shared/format/bytes.ts'
import { countOf, formatCount } from '#shared/format/count.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { isHistoryOff } from './history-off.ts'
import { type HostClient, host } from './host.ts'
import { tellFailure, tellWithNotes } from './notices.ts'
import { isAbort, saveAs } from './save-body.ts'
import { type Progress, tellProgress } from './tell-progress.ts'
import { useTransfers } from './transfers.ts'

/** Exchanges of the history: by their ids, or all in which every word of a text occurs. */
export type HarChoice = { ids: string[] } | { text: string }

interface WrittenHar {
  body: BodyInfo
  problems: string[]
  written: number
}

/** Writes exchanges of the history into a HAR file where a person says, and says how that went. */
export async function exportHar(choice: HarChoice): Promise<void> {
  const abort = new AbortController()
  let bodyId = ''
  const progress = tellProgress('Writing a HAR file', () => {
    abort.abort()
    useTransfers.getState()[bodyId]?.cancel()
  })
  try {
    const client = await host.ready()
    const { body, written, problems } = await write(client, choice, progress, abort.signal)
    bodyId = body.id
    const file = await save(body, progress)
    if (file === undefined) return
    const what = countOf(written, 'exchange')
    tellWithNotes(`Saved ${what} in ${file}`, problems)
  } catch (error) {
    // Whoever cancels knows.
    if (!isAbort(error)) tellFailure('No HAR file was written', explain(error))
  } finally {
    progress.end()
    if (bodyId !== '') host.releaseBody(bodyId)
  }
}

async function write(
  client: HostClient,
  choice: HarChoice,
  progress: Progress,
  signal: AbortSignal
): Promise<WrittenHar> {
  for await (const event of client.stream('har.export', choice, { signal })) {
    const { written, of, problems, body } = event
    if (body) return { body, written, problems }
    progress.at(`${formatCount(written)} of ${countOf(of, 'exchange')}`)
  }
  throw new ClientError('ABORTED')
}

async function save(body: BodyInfo, progress: Progress): Promise<string | undefined> {
  const unfollow = useTransfers.subscribe(transfers => {
    const transfer = transfers[body.id]
    if (transfer) progress.at(`${formatBytes(transfer.doneBytes)} of ${formatBytes(transfer.size)} saved`)
  })
  try {
    return await saveAs(body, `sonde-${today()}.har`, 'Export as HAR')
  } finally {
    unfollow()
  }
}

/** The local date as ISO 8601 writes it. */
function today(): string {
  const now = new Date()
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  return parts.map(part => String(part).padStart(2, '0')).join('-')
}

/** What is not in the history cannot be exported; whoever has switched it off is told that this is why. */
function explain(error: unknown): unknown {
  if (!(error instanceof ClientError) || error.reason !== 'not-kept') return error
  if (!isHistoryOff()) return error
  const problem = 'Exchanges are exported from the history, and it is switched off in the preferences.'
  return new ClientError('BUILD', { facts: { problem } })
}
