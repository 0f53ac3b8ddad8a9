import type { Request } from './http-client.ts'
import type { MockAnswer } from './mock-answer.ts'

/** A request as the mock received it, with the whole of its body. */
export interface MockRequest {
  request: Request
  body: Uint8Array
}

/** Answers by `METHOD URL`, or by a function of the request. */
export type MockScript = Record<string, MockAnswer> | ((asked: MockRequest) => MockAnswer)

/** @throws Error when nothing is scripted for the request: a mistake of the test */
export function findAnswer(script: MockScript, asked: MockRequest): MockAnswer {
  if (typeof script === 'function') return script(asked)
  const key = `${asked.request.method} ${asked.request.url}`
  const answer = Object.hasOwn(script, key) ? script[key] : undefined
  if (!answer) throw new Error(`the mock has no answer to “${key}”`)
  return answer
}
