import { useEffect, useRef, useState } from 'react'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { startTalk } from '../../../components/ask-worker.ts'
import { readBytes } from '../../../state/read-bytes.ts'
import { BodyFeed, type FeedState, nothingYet } from './body-feed.ts'
import type { FeedQuestion } from './feed-question.ts'

export interface FedWorker<Question, Answer> extends FeedState<Answer> {
  /** Asks something that changes nothing. */
  ask(question: Question): Promise<Answer>
  /** Asks something that changes what is known. */
  change(question: Question): void
  /** Reads on, by so many bytes. */
  readMore(bytes: number): void
  /** Reads no further. */
  pause(): void
}

interface Fed<Question> {
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
  { url, name, open, firstBytes }: Fed<Question>
): FedWorker<Question, Answer> {
  const [state, setState] = useState<FeedState<Answer>>(nothingYet)
  const feed = useRef<BodyFeed<Question, Answer>>(undefined)
  const opening = useRef(open)
  opening.current = open
  const openKey = JSON.stringify(open)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is opened
  useEffect(() => {
    const fed = new BodyFeed<Question, Answer>({
      size,
      read: (range, signal) => readBytes({ id, size }, { range, signal }),
      worker: startTalk<Question | FeedQuestion, Answer>(url, name),
      onState: setState
    })
    feed.current = fed
    fed.open(opening.current, firstBytes)
    return () => {
      fed.end()
      setState(nothingYet)
    }
  }, [id, size, url, name, openKey, firstBytes])

  const [tools] = useState(() => ({
    ask: (question: Question) =>
      feed.current?.ask(question) ?? Promise.reject(new Error('It is no longer there.')),
    change: (question: Question) => feed.current?.change(question),
    readMore: (bytes: number) => feed.current?.readMore(bytes),
    pause: () => feed.current?.pause()
  }))
  return { ...state, ...tools }
}
