import { suggestFileName } from '#shared/http/suggest-file-name.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo, Exchange } from '#shared/model/exchange.ts'
import { host, useHost } from './host.ts'
import { tell, tellFailure } from './notices.ts'
import { saveToBrowser } from './save-to-browser.ts'
import { useTransfers, withTransfer } from './transfers.ts'

const HEAD_BYTES = 4096

/** Lets a person choose a file and saves the body of an exchange in it, and says how that went. */
export async function saveBodyOf(exchange: Exchange): Promise<void> {
  const { body } = exchange
  if (!body || useTransfers.getState()[body.id]) return
  try {
    const name = await nameOfBody(exchange, body)
    const hasDialog = useHost.getState().shell?.features.pickFile.available ?? false
    const saved = hasDialog ? await saveByDialog(body, name) : await saveToBrowser(body, name)
    if (saved !== undefined) tell(`Saved ${saved}`)
  } catch (error) {
    // Whoever cancels knows.
    if (!isAbort(error)) tellFailure('The body was not saved', error)
  }
}

/** What a file with the body of an exchange is called, by what was said of it and by what it is. */
export async function nameOfBody({ hops, request }: Exchange, body: BodyInfo): Promise<string> {
  const last = hops.at(-1)
  const url = last?.request.url ?? request.url
  const header = last?.response?.headers.find(([name]) => name.toLowerCase() === 'content-disposition')
  const { size, contentType, charset } = body
  const [head, { sniffBody }] = await Promise.all([
    host.readBody(body.id, 0, Math.max(1, Math.min(size, HEAD_BYTES))),
    import('#shared/sniff/sniff-body.ts')
  ])
  const { mediaType } = sniffBody({ head, size, contentType, url, ...(charset !== undefined && { charset }) })
  return suggestFileName({ disposition: header?.[1], url, mediaType })
}

/** @returns the path that was chosen; undefined when none was */
async function saveByDialog(body: BodyInfo, suggestedName: string): Promise<string | undefined> {
  const client = await host.ready()
  const pick = { purpose: 'save-file', title: 'Save response body', suggestedName } as const
  const { path } = await client.call('files.pick', pick)
  if (path === undefined) return undefined
  await withTransfer(body, path, async (report, signal) => {
    const saving = client.stream('body.save', { id: body.id, path }, { signal })
    for await (const { savedBytes } of saving) report(savedBytes)
    signal.throwIfAborted()
  })
  return path
}

function isAbort(error: unknown): boolean {
  if (error instanceof ClientError) return error.code === 'ABORTED'
  return error instanceof DOMException && error.name === 'AbortError'
}
