import { useEffect, useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import type { TextEvent, TextFilter, TextLayout, TextNotice } from '#shared/model/text-document.ts'
import { host } from '../../../../state/host.ts'
import { TextDocument } from './text-document.ts'

export type OpenText =
  | { state: 'opening'; cancel: () => void }
  | { state: 'cancelled'; retry: () => void }
  | { state: 'failed'; error: ClientError; filter: TextFilter | undefined }
  | {
      state: 'open'
      document: TextDocument
      /** What it was filtered by. */
      filter: TextFilter | undefined
      rows: number
      readBytes: number
      /** What is known once all of it has been read. */
      whole?: { size: number; notices: readonly TextNotice[] }
    }

const OPENING: OpenText = { state: 'opening', cancel: () => {} }

interface Wanted {
  layout: TextLayout
  encoding: string | undefined
  filter: TextFilter | undefined
}

export interface AskedText {
  /** What there is so far: while another one is asked for, the one before. */
  text: OpenText
  /** Leaves off what is being read or filtered; absent when nothing is. */
  stop: (() => void) | undefined
}

/**
 * A body as a document of the host, open for as long as the component stands and wants it so. What was open before
 * stays in sight until the next one has rows.
 * @param wanted undefined where none is wanted
 */
export function useTextDocument(body: BodyInfo, wanted: Wanted | undefined): AskedText {
  const { id, contentType, charset } = body
  const [attempt, setAttempt] = useState(0)
  const [text, setText] = useState<OpenText>(OPENING)
  const [pending, setPending] = useState<() => void>()
  const { layout, encoding, filter } = wanted ?? {}
  const { kind, expression } = filter ?? {}
  useEffect(() => {
    if (layout === undefined) return setText(OPENING)
    const leave = new AbortController()
    const stop = new AbortController()
    const signal = AbortSignal.any([leave.signal, stop.signal])
    const tell = (next: OpenText) => {
      if (!leave.signal.aborted) setText(next)
    }
    const opening: OpenText = { state: 'opening', cancel: () => stop.abort() }
    const filtered = kind !== undefined && expression !== undefined ? { kind, expression } : undefined
    setPending(() => () => stop.abort())
    const settle = () => {
      if (!leave.signal.aborted) setPending(undefined)
    }
    setText(before => (before.state === 'open' || before.state === 'failed' ? before : opening))
    const follow = async () => {
      const client = await host.ready(signal)
      const input = {
        ...{ bodyId: id, contentType, layout },
        ...(charset !== undefined && { charset }),
        ...(encoding !== undefined && { encoding }),
        ...(filtered && { filter: filtered })
      }
      let document: TextDocument | undefined
      for await (const event of client.stream('text.open', input, { signal })) {
        if (event.kind === 'opened') document = new TextDocument(client, event)
        else if (document) tell(take(document, filtered, event))
        if (event.kind === 'done') settle()
      }
    }
    follow()
      .then(() => signal.throwIfAborted())
      .catch((error: unknown) =>
        tell(
          stop.signal.aborted
            ? { state: 'cancelled', retry: () => setAttempt(attempt + 1) }
            : { state: 'failed', error: ClientError.wrap(error), filter: filtered }
        )
      )
      .finally(settle)
    return () => leave.abort()
  }, [id, contentType, charset, layout, encoding, kind, expression, attempt])
  return { text, stop: pending }
}

function take(
  document: TextDocument,
  filter: TextFilter | undefined,
  event: Exclude<TextEvent, { kind: 'opened' }>
): OpenText {
  document.count = event.rows
  const { totalBytes } = document.opened
  if (event.kind === 'progress')
    return { state: 'open', document, filter, rows: event.rows, readBytes: event.readBytes }
  const { rows, size, notices } = event
  return { state: 'open', document, filter, rows, readBytes: totalBytes, whole: { size, notices } }
}
