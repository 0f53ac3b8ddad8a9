import { startWorker } from './app-worker.ts'
import { talkWith, type WorkerTalk } from './worker-talk.ts'

/** @param url of a worker of the app that runs `answerQuestions`, as `?worker&url` gives it */
export function startTalk<Question, Answer>(url: string, name: string): WorkerTalk<Question, Answer> {
  return talkWith(startWorker(url, name))
}

interface AskOnce<Question> {
  question: Question
  /** Whoever no longer wants the answer ends the worker, whatever it is at. */
  signal: AbortSignal
  /** What is not needed here afterwards. */
  transfer?: Transferable[]
}

/**
 * Starts a worker for one question.
 * @throws Error of the worker; the signal's reason when the answer is no longer wanted
 */
export async function askWorker<Question, Answer>(
  url: string,
  name: string,
  { question, signal, transfer = [] }: AskOnce<Question>
): Promise<Answer> {
  signal.throwIfAborted()
  const talk = startTalk<Question, Answer>(url, name)
  const leave = () => talk.end(signal.reason)
  signal.addEventListener('abort', leave, { once: true })
  try {
    return await talk.ask(question, transfer)
  } finally {
    signal.removeEventListener('abort', leave)
    talk.end()
  }
}
