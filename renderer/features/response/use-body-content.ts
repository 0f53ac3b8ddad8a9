import { useEffect, useState } from 'react'
import { MAX_BODY_WINDOW } from '#shared/contract/limits.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { startWorker } from '../../components/monaco/app-worker.ts'
import { host } from '../../state/host.ts'
import workerUrl from './body.worker.ts?worker&url'
import type { BodyBytes, BodyContent } from './body-content.ts'
import { imageTypeOf } from './image-type.ts'

/** Most bytes of a body that are shown as text: what an editor with colours holds without stutter. */
export const MOST_TEXT = 5 * 1024 * 1024
/** Most bytes of a picture: it is of use only as a whole. */
const MOST_IMAGE = 32 * 1024 * 1024

export type ShownBody =
  | { state: 'reading'; readBytes: number }
  | { state: 'failed'; message: string }
  | { state: 'text'; content: BodyContent; shownBytes: number }
  | { state: 'image'; image: Blob }

/**
 * Reads a stored body by windows and makes it readable in a worker. One body at a time: when `body` changes or the
 * component goes, reading stops and the worker ends.
 */
export function useBodyContent(body: BodyInfo): ShownBody {
  const { id, size, contentType, charset, complete } = body
  const [shown, setShown] = useState<ShownBody>({ state: 'reading', readBytes: 0 })

  useEffect(() => {
    const abort = new AbortController()
    const { signal } = abort
    const show = (next: ShownBody) => {
      if (!signal.aborted) setShown(next)
    }
    const read = async () => {
      const first = await readWindows(id, 0, Math.min(size, MAX_BODY_WINDOW), signal)
      const type = imageTypeOf(first)
      const wanted = type && size <= MOST_IMAGE ? size : Math.min(size, MOST_TEXT)
      const rest = await readWindows(id, first.length, wanted, signal, readBytes =>
        show({ state: 'reading', readBytes })
      )
      const bytes = concat([first, rest])
      if (type && bytes.length === size) return show({ state: 'image', image: new Blob([bytes], { type }) })
      const shownBytes = bytes.length
      const content = await digest(
        { bytes, contentType, charset, cut: shownBytes < size || !complete },
        signal
      )
      show({ state: 'text', content, shownBytes })
    }
    read().catch((error: unknown) => show({ state: 'failed', message: ClientError.wrap(error).message }))
    return () => abort.abort()
  }, [id, size, contentType, charset, complete])

  return shown
}

async function readWindows(
  id: string,
  from: number,
  to: number,
  signal: AbortSignal,
  onProgress?: (offset: number) => void
): Promise<Uint8Array<ArrayBuffer>> {
  const windows: Uint8Array[] = []
  for (let offset = from; offset < to; ) {
    signal.throwIfAborted()
    const window = await host.readBody(id, offset, Math.min(MAX_BODY_WINDOW, to - offset))
    if (window.length === 0) break
    windows.push(window)
    offset += window.length
    onProgress?.(offset)
  }
  return concat(windows)
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

/** Hands the bytes over to a worker: none are left here afterwards. */
function digest(body: BodyBytes, signal: AbortSignal): Promise<BodyContent> {
  signal.throwIfAborted()
  const worker = startWorker(workerUrl, 'body')
  return new Promise<BodyContent>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<BodyContent>) => resolve(event.data)
    worker.onerror = event => reject(new Error(event.message))
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    worker.postMessage(body, [body.bytes.buffer])
  }).finally(() => worker.terminate())
}
