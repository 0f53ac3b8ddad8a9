import { useLayoutEffect, useState } from 'react'
import type { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import type { TextFilter, TextLayout } from '#shared/model/text-document.ts'
import { host } from '../../../../state/host.ts'
import type { DocumentState, OpenTextInput } from './held-document.ts'
import { HeldDocuments } from './held-documents.ts'

/** With what it was filtered by. */
export type OpenText =
  | { state: 'opening'; cancel: () => void }
  | { state: 'cancelled'; retry: () => void }
  | { state: 'failed'; error: ClientError; filter: TextFilter | undefined }
  | (Extract<DocumentState, { state: 'open' }> & { filter: TextFilter | undefined })

const documents = new HeldDocuments(signal => host.ready(signal))

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
 * A body as a document of the host. What was open before stays in sight until the next one has rows.
 * @param wanted undefined where none is wanted
 */
export function useTextDocument(body: BodyInfo, wanted: Wanted | undefined): AskedText {
  const { id, contentType, charset } = body
  const [attempt, setAttempt] = useState(0)
  const [text, setText] = useState<OpenText>(OPENING)
  const [pending, setPending] = useState<() => void>()
  const { layout, encoding, filter } = wanted ?? {}
  const { kind, expression } = filter ?? {}
  // Before anything is painted: one that is open already is there at once.
  useLayoutEffect(() => {
    if (layout === undefined) {
      setText(OPENING)
      setPending(undefined)
      return
    }
    const filter = kind !== undefined && expression !== undefined ? { kind, expression } : undefined
    const input: OpenTextInput = {
      ...{ bodyId: id, contentType, layout },
      ...(charset !== undefined && { charset }),
      ...(encoding !== undefined && { encoding }),
      ...(filter && { filter })
    }
    const held = documents.hold(input)
    const stop = () => held.close()
    const show = () => {
      const { state } = held
      const isPending = state.state === 'opening' || (state.state === 'open' && !state.whole)
      setPending(() => (isPending ? stop : undefined))
      setText(before => {
        if (state.state === 'open' || state.state === 'failed') return { ...state, filter }
        if (state.state === 'stopped') return { state: 'cancelled', retry: () => setAttempt(attempt + 1) }
        return before.state === 'open' || before.state === 'failed'
          ? before
          : { state: 'opening', cancel: stop }
      })
    }
    const leave = held.follow(show)
    show()
    return leave
  }, [id, contentType, charset, layout, encoding, kind, expression, attempt])
  return { text, stop: pending }
}
