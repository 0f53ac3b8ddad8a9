import { startWorker } from '../../../components/app-worker.ts'

/** A worker that answers each question, in the order in which they are asked. */
export interface WorkerTalk<Question, Answer> {
  /** @param transfer what is not needed here afterwards */
  ask(question: Question, transfer?: Transferable[]): Promise<Answer>
  /** Ends it: what is not answered yet fails. */
  end(): void
}

/** @param url of a worker that posts one message for each that it gets */
export function talkTo<Question, Answer>(url: string, name: string): WorkerTalk<Question, Answer> {
  const worker = startWorker(url, name)
  const waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = []
  const fail = (error: Error) => {
    for (const { reject } of waiting.splice(0)) reject(error)
  }
  worker.onmessage = (event: MessageEvent<Answer>) => waiting.shift()?.resolve(event.data)
  worker.onerror = event => fail(new Error(event.message))
  return {
    ask: (question, transfer = []) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
        worker.postMessage(question, transfer)
      }),
    end() {
      worker.terminate()
      fail(new Error('It is no longer wanted.'))
    }
  }
}
