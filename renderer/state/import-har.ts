import type { EventOf } from '#shared/contract/define.ts'
import type { Contract } from '#shared/contract/index.ts'
import { MAX_HAR_FILE } from '#shared/contract/limits.ts'
import { formatBytes } from '#shared/format/bytes.ts'
import { countOf, formatCount } from '#shared/format/count.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { chooseFile } from './choose-file.ts'
import { chunksOf } from './file-chunks.ts'
import { searchHistory, useHistory } from './history.ts'
import { host } from './host.ts'
import { tell, tellFailure, tellWithNotes } from './notices.ts'
import { openRecordedLog } from './recorded-sockets.ts'
import { isAbort } from './save-body.ts'
import { openSidebar } from './sidebar.ts'
import { tellProgress } from './tell-progress.ts'

/** Takes what is in a HAR file into the history, shows that, or the session that it was, and says what was left out. */
export async function importHar(file: File): Promise<void> {
  const abort = new AbortController()
  const progress = tellProgress(`Importing ${file.name}`, () => abort.abort())
  const told: EventOf<Contract, 'har.import'> = { imported: 0, of: 0, problems: [] }
  try {
    if (file.size > MAX_HAR_FILE) throw tooLarge(file)
    const client = await host.ready()
    const input = { name: file.name, size: file.size }
    const options = { signal: abort.signal, messages: chunksOf(file) }
    for await (const event of client.stream('har.import', input, options)) {
      Object.assign(told, event)
      progress.at(`${formatCount(told.imported)} of ${countOf(told.of, 'exchange')}`)
    }
    tellWithNotes(`Imported ${countOf(told.imported, 'exchange')} from ${file.name}`, told.problems)
    if (told.log !== undefined) await openRecordedLog(told.log)
  } catch (error) {
    if (isAbort(error)) tell(sayCancelled(told, file.name))
    else tellFailure(`${file.name} was not imported${told.imported > 0 ? ' to its end' : ''}`, error)
  } finally {
    progress.end()
    if (told.imported > 0 && told.log === undefined) showHistory()
  }
}

function sayCancelled({ imported, of }: { imported: number; of: number }, name: string): string {
  if (imported === 0) return `Cancelled: nothing was imported from ${name}.`
  return `Cancelled: of ${countOf(of, 'exchange')} in ${name} the first ${formatCount(imported)} are in the history.`
}

/** Lets a person choose a HAR file and imports it. */
export function chooseHar(): void {
  chooseFile('.har,.json', file => void importHar(file))
}

/** Nothing that is searched for hides what has just come. */
function showHistory(): void {
  if (useHistory.getState().text !== '') searchHistory('')
  openSidebar('history')
}

function tooLarge({ size }: File): ClientError {
  const problem = `It is ${formatBytes(size)}, and HAR files of up to ${formatBytes(MAX_HAR_FILE)} can be read.`
  return new ClientError('BUILD', { facts: { problem } })
}
