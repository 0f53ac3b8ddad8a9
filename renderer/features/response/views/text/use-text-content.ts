import { useEffect, useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { askWorker } from '../../../../components/ask-worker.ts'
import { readBytes } from '../../../../state/read-bytes.ts'
import workerUrl from './text.worker.ts?worker&url'
import type { TextBytes, TextContent } from './text-content.ts'

export type ReadText =
  | { state: 'reading'; readBytes: number; cancel: () => void }
  | { state: 'cancelled'; retry: () => void }
  | { state: 'failed'; error: ClientError }
  | { state: 'read'; content: TextContent }

const NOT_YET: ReadText = { state: 'reading', readBytes: 0, cancel: () => {} }

/**
 * Reads a stored body that an editor can hold and makes it readable in a worker. When what is wanted changes or the
 * component goes, reading stops and the worker ends; what was read before stays until the new is there.
 * @param body undefined where none is wanted
 */
export function useTextContent(body: BodyInfo | undefined, override: string | undefined): ReadText {
  const { id, size, contentType, charset, complete } = body ?? {}
  const [attempt, setAttempt] = useState(0)
  const [text, setText] = useState<ReadText>(NOT_YET)
  useEffect(() => {
    if (id === undefined || size === undefined || contentType === undefined) return
    const leave = new AbortController()
    const stop = new AbortController()
    const cancel = () => stop.abort()
    const signal = AbortSignal.any([leave.signal, stop.signal])
    const tell = (next: ReadText) => {
      if (leave.signal.aborted) return
      setText(before => (next.state === 'reading' && before.state === 'read' ? before : next))
    }
    const read = async () => {
      const onProgress = (readBytes: number) => tell({ state: 'reading', readBytes, cancel })
      onProgress(0)
      const bytes = await readBytes({ id, size }, { signal, onProgress })
      const question: TextBytes = { bytes, contentType, charset, override, cut: !complete }
      const transfer = [bytes.buffer]
      const content = await askWorker<TextBytes, TextContent>(workerUrl, 'text', {
        question,
        signal,
        transfer
      })
      tell({ state: 'read', content })
    }
    read().catch((error: unknown) =>
      tell(
        stop.signal.aborted
          ? { state: 'cancelled', retry: () => setAttempt(attempt + 1) }
          : { state: 'failed', error: ClientError.wrap(error) }
      )
    )
    return () => leave.abort()
  }, [id, size, contentType, charset, complete, override, attempt])
  return text
}
