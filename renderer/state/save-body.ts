import { suggestFileName } from '#shared/http/suggest-file-name.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { host, useHost } from './host.ts'
import type { NamedBody } from './named-body.ts'
import { tell, tellFailure } from './notices.ts'
import { saveToBrowser } from './save-to-browser.ts'
import { sniffStoredBody } from './sniff-stored-body.ts'
import { oneAtATime, withTransfer } from './transfers.ts'

/** Lets a person choose a file and saves a body in it, and says how that went. */
export function saveNamedBody(named: NamedBody): Promise<void> {
  return oneAtATime(named.body.id, () => saveAndTell(named))
}

async function saveAndTell(named: NamedBody): Promise<void> {
  try {
    const saved = await saveAs(named.body, await nameOfBody(named), 'Save response body')
    if (saved !== undefined) tell(`Saved ${saved}`)
  } catch (error) {
    // Whoever cancels knows.
    if (!isAbort(error)) tellFailure('The body was not saved', error)
  }
}

/**
 * Lets a person choose a file, as this shell does that, and saves a body in it.
 * @param title of the dialog
 * @returns the file; undefined when none was chosen
 * @throws ClientError, DOMException
 */
export function saveAs(body: BodyInfo, name: string, title: string): Promise<string | undefined> {
  const hasDialog = useHost.getState().shell?.features.pickFile.available ?? false
  return hasDialog ? saveByDialog(body, name, title) : saveToBrowser(body, name)
}

/** What a file with a body is called, by what was said of it and by what it is. */
export async function nameOfBody({ body, url, disposition }: NamedBody): Promise<string> {
  const { guess } = await sniffStoredBody(body, url)
  return suggestFileName({ disposition, url, mediaType: guess.mediaType })
}

async function saveByDialog(
  body: BodyInfo,
  suggestedName: string,
  title: string
): Promise<string | undefined> {
  const client = await host.ready()
  const pick = { purpose: 'save-file', title, suggestedName } as const
  const { path } = await client.call('files.pick', pick)
  if (path === undefined) return undefined
  await withTransfer(body, `Saving ${path}`, async (report, signal) => {
    const saving = client.stream('body.save', { id: body.id, path }, { signal })
    for await (const { savedBytes } of saving) report(savedBytes)
    signal.throwIfAborted()
  })
  return path
}

/** Whether somebody no longer wanted it, who need not be told. */
export function isAbort(error: unknown): boolean {
  if (error instanceof ClientError) return error.code === 'ABORTED'
  return error instanceof DOMException && error.name === 'AbortError'
}
