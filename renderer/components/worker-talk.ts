/** What a worker is asked. */
export interface Asked<Question> {
  number: number
  question: Question
}

/** What it says to the question of that number, or why there is no answer. */
export type Answered<Answer> = { number: number; answer: Answer } | { number: number; problem: string }

/** A worker that answers questions: it runs `answerQuestions`. */
export interface WorkerTalk<Question, Answer> {
  /** @param transfer what is not needed here afterwards */
  ask(question: Question, transfer?: Transferable[]): Promise<Answer>
  /** Ends it: what is not answered by then, or asked later, fails by that reason. */
  end(reason?: unknown): void
}

/** What is needed of a worker. */
export interface TalkingWorker extends Pick<Worker, 'postMessage' | 'terminate'> {
  onmessage: ((event: MessageEvent) => void) | null
  onmessageerror: ((event: MessageEvent) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

interface Waiting<Answer> {
  resolve: (answer: Answer) => void
  reject: (reason: unknown) => void
}

/** Puts questions to a worker. A worker that breaks, or does not come up, is ended: nobody knows what it would answer. */
export function talkWith<Question, Answer>(worker: TalkingWorker): WorkerTalk<Question, Answer> {
  const waiting = new Map<number, Waiting<Answer>>()
  let asked = 0
  let ended: { reason: unknown } | undefined
  const end = (reason: unknown) => {
    if (ended) return
    ended = { reason }
    worker.terminate()
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }
  worker.onmessage = ({ data }: MessageEvent<Answered<Answer>>) => {
    const question = waiting.get(data.number)
    waiting.delete(data.number)
    if ('answer' in data) question?.resolve(data.answer)
    else question?.reject(new Error(data.problem))
  }
  // Nobody can tell which question it was for.
  worker.onmessageerror = () => end(new Error('An answer of a part of the window could not be read.'))
  worker.onerror = event => end(new Error(event.message || 'A part of the window could not be started.'))
  return {
    ask: (question, transfer = []) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended.reason)
        const number = asked++
        worker.postMessage({ number, question } satisfies Asked<Question>, transfer)
        waiting.set(number, { resolve, reject })
      }),
    end: (reason = new Error('It is no longer wanted.')) => end(reason)
  }
}
