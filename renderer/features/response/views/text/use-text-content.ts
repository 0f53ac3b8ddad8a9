import { useEffect, useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { startWorker } from '../../../../components/app-worker.ts'
import { readWholeBody } from '../../read-whole-body.ts'
import workerUrl from './text.worker.ts?worker&url'
import type { TextBytes, TextContent } from './text-content.ts'

export type ReadText =
  | { state: 'reading'; readBytes: number }
  | { state: 'failed'; error: ClientError }
  | { state: 'read'; content: TextContent }

/**
 * Reads a stored body that an editor can hold and makes it readable in a worker. When what is wanted changes or the
 * component goes, reading stops and the worker ends; what was read before stays until the new is there.
 * @param body undefined where none is wanted
 */
export function useTextContent(body: BodyInfo | undefined, override: string | undefined): ReadText {
  const { id, size, contentType, charset, complete } = body ?? {}
  const [text, setText] = useState<ReadText>({ state: 'reading', readBytes: 0 })
  useEffect(() => {
    if (id === undefined || size === undefined || contentType === undefined) return
    const abort = new AbortController()
    const tell = (next: ReadText) => {
      if (abort.signal.aborted) return
      setText(before => (next.state === 'reading' && before.state === 'read' ? before : next))
    }
    const read = async () => {
      const bytes = await readWholeBody({ id, size }, abort.signal, readBytes =>
        tell({ state: 'reading', readBytes })
      )
      const content = await digest({ bytes, contentType, charset, override, cut: !complete }, abort.signal)
      tell({ state: 'read', content })
    }
    read().catch((error: unknown) => tell({ state: 'failed', error: ClientError.wrap(error) }))
    return () => abort.abort()
  }, [id, size, contentType, charset, complete, override])
  return text
}

/** Hands the bytes over to a worker: none are left here afterwards. */
function digest(bytes: TextBytes, signal: AbortSignal): Promise<TextContent> {
  signal.throwIfAborted()
  const worker = startWorker(workerUrl, 'text')
  return new Promise<TextContent>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<TextContent>) => resolve(event.data)
    worker.onerror = event => reject(new Error(event.message))
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    worker.postMessage(bytes, [bytes.bytes.buffer])
  }).finally(() => worker.terminate())
}
