import type { Answered, Asked } from './worker-talk.ts'

/** What is needed of a worker's global scope. */
interface Scope {
  onmessage: ((event: MessageEvent) => void) | null
  postMessage(message: unknown): void
}

/** Answers what the page asks of the worker that this runs in. What is thrown fails the question that it was thrown for. */
export function answerQuestions<Question, Answer>(
  answer: (question: Question) => Answer | Promise<Answer>,
  scope: Scope = self
): void {
  const answerTo = async ({ number, question }: Asked<Question>): Promise<Answered<Answer>> => {
    try {
      return { number, answer: await answer(question) }
    } catch (error) {
      return { number, problem: messageOf(error) }
    }
  }
  scope.onmessage = ({ data }: MessageEvent<Asked<Question>>) => {
    void answerTo(data).then(answered => {
      try {
        scope.postMessage(answered)
      } catch (error) {
        // What cannot be handed over is no answer: nobody shall wait for it.
        scope.postMessage({ number: data.number, problem: messageOf(error) } satisfies Answered<Answer>)
      }
    })
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
