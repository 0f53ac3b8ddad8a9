import { useEffect, useRef, useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import type { FeedQuestion } from './feed-question.ts'
import { readRange } from './read-range.ts'
import { talkTo, type WorkerTalk } from './worker-talk.ts'

/** So many bytes are handed over at once. */
const PIECE = 4 * 1024 * 1024

interface FedState<Known> {
  /** What the worker said last of what it was fed. */
  known: Known | undefined
  /** Counts the changes of that. */
  version: number
  readBytes: number
  /** It reads, or does something that takes time. */
  busy: boolean
  failed: string | undefined
}

export interface FedWorker<Question, Answer> extends FedState<Answer> {
  /** Asks something that changes nothing. */
  ask(question: Question): Promise<Answer>
  /** Asks something that changes what is known. */
  change(question: Question): void
  /** Reads on, by so many bytes. */
  readMore(bytes: number): void
}

interface Feeding<Question> {
  url: string
  name: string
  /** Asked first, and all begins anew when it becomes another question. */
  open: Question
  /** So many bytes are read without being asked to. */
  firstBytes: number
}

/** Feeds a stored body to a worker that makes something of it, its beginning at first. Both end with the component. */
export function useFedWorker<Question, Answer>(
  { id, size }: Pick<BodyInfo, 'id' | 'size'>,
  { url, name, open, firstBytes }: Feeding<Question | FeedQuestion>
): FedWorker<Question | FeedQuestion, Answer> {
  type Talk = WorkerTalk<Question | FeedQuestion, Answer>
  const [state, setState] = useState<FedState<Answer>>(nothingYet)
  const talk = useRef<Talk>(undefined)
  const readOn = useRef<(bytes: number) => void>(undefined)
  const opening = useRef(open)
  opening.current = open
  const openKey = JSON.stringify(open)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is opened
  useEffect(() => {
    const abort = new AbortController()
    const { signal } = abort
    const worker: Talk = talkTo(url, name)
    talk.current = worker
    let at = 0
    const tell = (change: Partial<FedState<Answer>>) => {
      if (!signal.aborted) setState(before => withChange(before, change))
    }
    const readTo = async (to: number) => {
      const end = Math.min(size, to)
      tell({ busy: true })
      while (at < end && !signal.aborted) {
        const next = Math.min(at + PIECE, end)
        const bytes = await readRange({ id, size }, { from: at, to: next }, signal)
        at = next
        const feed = { kind: 'feed', bytes, last: at === size, pause: at === end } as const
        const known = await worker.ask(feed, [bytes.buffer])
        tell({ known, readBytes: at })
      }
      tell({ busy: false })
    }
    const read = (to: number) =>
      readTo(to).catch((error: unknown) => tell({ failed: ClientError.wrap(error).message, busy: false }))
    readOn.current = bytes => void read(at + bytes)
    // Answers come in order: nothing is fed before it is open.
    worker.ask(opening.current).catch(() => {})
    void read(firstBytes)
    return () => {
      abort.abort()
      worker.end()
      setState(nothingYet)
    }
  }, [id, size, url, name, openKey, firstBytes])

  const [tools] = useState(() => ({
    ask: (question: Question | FeedQuestion) =>
      talk.current?.ask(question) ?? Promise.reject(new Error('It is no longer there.')),
    change(question: Question | FeedQuestion) {
      setState(before => ({ ...before, busy: true }))
      talk.current?.ask(question).then(
        known => setState(before => withChange(before, { known, busy: false })),
        // It has ended: another one is on its way.
        () => {}
      )
    },
    readMore: (bytes: number) => readOn.current?.(bytes)
  }))
  return { ...state, ...tools }
}

function nothingYet<Known>(): FedState<Known> {
  return { known: undefined, version: 0, readBytes: 0, busy: true, failed: undefined }
}

function withChange<Known>(before: FedState<Known>, change: Partial<FedState<Known>>): FedState<Known> {
  return { ...before, ...change, version: before.version + (change.known === undefined ? 0 : 1) }
}
