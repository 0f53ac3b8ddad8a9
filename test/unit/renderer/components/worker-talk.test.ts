import { afterEach, expect, it } from 'vitest'
import { answerQuestions } from '#renderer/components/answer-questions.ts'
import { type TalkingWorker, talkWith, type WorkerTalk } from '#renderer/components/worker-talk.ts'

const ports: MessagePort[] = []

afterEach(() => {
  for (const port of ports.splice(0)) port.close()
})

/** What a page and its worker have between them, without the thread. */
function start(answer: (question: string) => unknown) {
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  answerQuestions<string, unknown>(answer, port2)
  let terminated = 0
  const worker: TalkingWorker = {
    postMessage: (message: unknown) => port1.postMessage(message),
    onmessage: null,
    onmessageerror: null,
    onerror: null,
    terminate: () => {
      terminated++
    }
  }
  port1.onmessage = event => worker.onmessage?.(event)
  const talk: WorkerTalk<string, unknown> = talkWith(worker)
  const breakDown = (message: string) => worker.onerror?.({ message } as ErrorEvent)
  const garble = () => worker.onmessageerror?.(new MessageEvent('messageerror'))
  return { talk, breakDown, garble, terminated: () => terminated }
}

it('answers each question by its number, whichever is done first', async () => {
  let let1Go = (_: string) => {}
  const first = new Promise<string>(resolve => {
    let1Go = resolve
  })
  const { talk } = start(question => (question === '1' ? first : `to ${question}`))
  const one = talk.ask('1')
  expect(await talk.ask('2')).toBe('to 2')
  let1Go('to 1')
  expect(await one).toBe('to 1')
})

it('fails the question that an error was thrown for, and no other', async () => {
  const { talk } = start(question => {
    if (question === 'bad') throw new RangeError('out of range')
    return `to ${question}`
  })
  const answers = await Promise.allSettled(['a', 'bad', 'b', 'c'].map(question => talk.ask(question)))
  expect(answers).toEqual([
    { status: 'fulfilled', value: 'to a' },
    { status: 'rejected', reason: new Error('out of range') },
    { status: 'fulfilled', value: 'to b' },
    { status: 'fulfilled', value: 'to c' }
  ])
})

it('fails the question whose answer cannot be handed over, and no other', async () => {
  const { talk } = start(question => (question === 'bad' ? () => {} : `to ${question}`))
  await expect(talk.ask('bad')).rejects.toThrow('could not be cloned')
  expect(await talk.ask('b')).toBe('to b')
})

it('is over when what comes cannot be read', async () => {
  const { talk, garble, terminated } = start(() => new Promise(() => {}))
  const waiting = talk.ask('a')
  garble()
  await expect(waiting).rejects.toThrow('could not be read')
  expect(terminated()).toBe(1)
})

it('is over when the worker breaks: what waits and what is asked later fails by that', async () => {
  const { talk, breakDown, terminated } = start(() => new Promise(() => {}))
  const waiting = talk.ask('a')
  breakDown('no such script')
  await expect(waiting).rejects.toThrow('no such script')
  await expect(talk.ask('b')).rejects.toThrow('no such script')
  expect(terminated()).toBe(1)
})

it('ends by the reason that is given, once', async () => {
  const { talk, terminated } = start(() => new Promise(() => {}))
  const waiting = talk.ask('a')
  talk.end(new Error('cancelled'))
  talk.end()
  await expect(waiting).rejects.toThrow('cancelled')
  await expect(talk.ask('b')).rejects.toThrow('cancelled')
  expect(terminated()).toBe(1)
})
