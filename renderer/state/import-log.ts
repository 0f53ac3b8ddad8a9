import { countOf } from '#shared/format/count.ts'
import { chooseFile } from './choose-file.ts'
import { chunksOf } from './file-chunks.ts'
import { host } from './host.ts'
import { importHar } from './import-har.ts'
import { isForeignHar } from './is-session-har.ts'
import { tell, tellFailure, tellWithNotes } from './notices.ts'
import { openRecordedLog } from './recorded-sockets.ts'
import { isAbort } from './save-body.ts'
import { tellProgress } from './tell-progress.ts'

/** Takes a file of messages as a session, opens that in a tab, and says what was left out. */
export async function importLog(file: File): Promise<void> {
  const abort = new AbortController()
  const progress = tellProgress(`Importing ${file.name}`, () => abort.abort())
  let id: string | undefined
  let entries = 0
  const problems: string[] = []
  try {
    const client = await host.ready()
    const input = { name: file.name, size: file.size }
    const options = { signal: abort.signal, messages: chunksOf(file) }
    for await (const event of client.stream('log.import', input, options)) {
      id = event.id ?? id
      entries = event.entries
      problems.splice(0, problems.length, ...event.problems)
      progress.at(countOf(entries, 'entry', 'entries'))
    }
    if (id === undefined) return
    tellWithNotes(`Imported ${countOf(entries, 'entry', 'entries')} from ${file.name}`, problems)
    await openRecordedLog(id)
  } catch (error) {
    if (isAbort(error)) tell(`Cancelled: nothing was imported from ${file.name}.`)
    else tellFailure(`${file.name} was not imported`, error)
  } finally {
    progress.end()
  }
}

/** The same, but a HAR file of others: its exchanges are sessions of their own, whichever way they are imported. */
async function importMessages(file: File): Promise<void> {
  await ((await isForeignHar(file)) ? importHar(file) : importLog(file))
}

/** Lets a person choose a file of messages and imports it. */
export function chooseLog(): void {
  chooseFile('.ndjson,.jsonl,.har,.json', file => void importMessages(file))
}
