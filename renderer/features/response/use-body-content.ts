import { useEffect, useState } from 'react'
import { readWindows } from '#shared/client/body-windows.ts'
import { joinBytes } from '#shared/client/join-bytes.ts'
import { encodingOfMark } from '#shared/format/decode-text.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { startWorker } from '../../components/monaco/app-worker.ts'
import { host } from '../../state/host.ts'
import workerUrl from './body.worker.ts?worker&url'
import { type BodyBytes, type BodyContent, PART_BYTES } from './body-content.ts'
import type { BodyPlace } from './body-view.ts'
import { imageTypeOf } from './image-type.ts'

/** Most bytes of a picture: it is of use only as a whole. */
const MOST_IMAGE = 32 * 1024 * 1024
/** Enough to tell a picture and a byte order mark by. */
const HEAD_BYTES = 16
/** What a part reads beyond its end: the rest of a UTF-8 character. */
const BEYOND = 3

export type ShownBody =
  | { state: 'reading'; readBytes: number }
  | { state: 'failed'; message: string }
  | ShownContent

/** What is in sight of a body. While another part or form of it is being read, the one before stays. */
export interface ShownContent {
  state: 'shown'
  content: BodyContent | { form: 'image'; image: Blob }
  offset: number
  /** Whether it can also be shown as a picture. */
  isImage: boolean
  /** Whether it can be laid out, as far as is known: a dump does not tell. */
  hasLayout: boolean
}

/**
 * Reads a part of a stored body by windows and makes it readable in a worker. One at a time: when what is wanted
 * changes or the component goes, reading stops and the worker ends.
 */
export function useBodyContent(body: BodyInfo, { form, offset }: BodyPlace): ShownBody {
  const { id, size, contentType, charset, complete } = body
  const [shown, setShown] = useState<ShownBody>({ state: 'reading', readBytes: 0 })

  useEffect(() => {
    const abort = new AbortController()
    const { signal } = abort
    const show = (content: ShownContent['content'], isImage: boolean) => {
      if (signal.aborted) return
      setShown(before => {
        const known = before.state === 'shown' && before.hasLayout
        const hasLayout = content.form === 'text' && offset === 0 ? content.pretty !== undefined : known
        return { state: 'shown', content, offset, isImage, hasLayout }
      })
    }
    const onProgress = (readBytes: number) => {
      if (!signal.aborted)
        setShown(before => (before.state === 'reading' ? { state: 'reading', readBytes } : before))
    }
    const readPart = (from: number, to: number, onProgress?: (readBytes: number) => void) =>
      readRange({ id, size }, { from, to }, signal, onProgress)
    const read = async () => {
      const head = await readPart(0, Math.min(size, HEAD_BYTES))
      const type = size <= MOST_IMAGE ? imageTypeOf(head) : undefined
      if (type && (form === undefined || form === 'image')) {
        const image = new Blob([await readPart(0, size, onProgress)], { type })
        return show({ form: 'image', image }, true)
      }
      const wanted = form === 'image' ? undefined : form
      const end = offset + PART_BYTES[wanted ?? 'text']
      const bytes = await readPart(offset, Math.min(size, end + BEYOND), onProgress)
      const part: BodyBytes = {
        ...{ bytes, offset, contentType, form: wanted },
        // Only the first part has the mark that tells the encoding of all.
        charset: encodingOfMark(head) ?? charset,
        cut: end < size || !complete
      }
      show(await digest(part, signal), type !== undefined)
    }
    read().catch((error: unknown) => {
      if (!signal.aborted) setShown({ state: 'failed', message: ClientError.wrap(error).message })
    })
    return () => abort.abort()
  }, [id, size, contentType, charset, complete, form, offset])

  return shown
}

async function readRange(
  body: { id: string; size: number },
  range: { from: number; to: number },
  signal: AbortSignal,
  onProgress?: (readBytes: number) => void
): Promise<Uint8Array<ArrayBuffer>> {
  const windows: Uint8Array[] = []
  let readBytes = 0
  for await (const window of readWindows(body, host, range)) {
    signal.throwIfAborted()
    windows.push(window)
    readBytes += window.byteLength
    onProgress?.(readBytes)
  }
  return joinBytes(windows)
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
