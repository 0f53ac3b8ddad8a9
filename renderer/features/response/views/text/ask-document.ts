import type { BodyInfo } from '#shared/model/exchange.ts'
import type { TextLayout } from '#shared/model/text-document.ts'
import { host } from '../../../../state/host.ts'
import { TextDocument } from './text-document.ts'

/** Asks the host about a body that an editor shows: it is read as a document for as long as that takes. */
export async function askDocument<T>(
  { id, contentType, charset }: BodyInfo,
  { layout, encoding }: { layout: TextLayout; encoding: string | undefined },
  ask: (document: TextDocument) => Promise<T>
): Promise<T | undefined> {
  const client = await host.ready()
  let document: TextDocument | undefined
  const input = {
    ...{ bodyId: id, contentType, layout },
    ...(charset !== undefined && { charset }),
    ...(encoding !== undefined && { encoding })
  }
  for await (const event of client.stream('text.open', input)) {
    if (event.kind === 'opened') document = new TextDocument(client, event)
    else if (document) document.count = event.rows
    if (event.kind === 'done' && document) return await ask(document)
  }
  return undefined
}
