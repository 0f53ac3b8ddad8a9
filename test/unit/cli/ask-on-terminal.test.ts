import { PassThrough } from 'node:stream'
import { beforeEach, describe, expect, test } from 'vitest'
import { askOnTerminal } from '../../../cli/serve/ask-on-terminal.ts'

const QUESTION = { message: 'Let it be?', detail: '/etc/hosts', confirm: 'Let it' }
let input: PassThrough
let output: PassThrough
let shown = ''

beforeEach(() => {
  input = new PassThrough()
  output = new PassThrough()
  shown = ''
  output.on('data', chunk => {
    shown += chunk
  })
})

/** Answers when the question is shown, as a person does. */
function answerWith(answer: string): void {
  output.once('data', () => input.write(answer))
}

describe('a question on the terminal', () => {
  test.each([
    ['y\n', true],
    [' YES \n', true],
    ['\n', false],
    ['n\n', false],
    ['yep\n', false],
    ['y y\n', false]
  ])('answered %j is %j', async (answer, expected) => {
    answerWith(answer)
    expect(await askOnTerminal({ input, output }, QUESTION)).toBe(expected)
  })

  test('is not answered by what was typed before it', async () => {
    input.write('y\ny\n')
    answerWith('n\n')
    expect(await askOnTerminal({ input, output }, QUESTION)).toBe(false)
    answerWith('y\n')
    expect(await askOnTerminal({ input, output }, QUESTION)).toBe(true)
  })

  test('shows what foreign text would do to the terminal, and does not do it', async () => {
    answerWith('n\n')
    const message = 'Let “a\u001b[2Jb\rc\u202e” be?'
    await askOnTerminal({ input, output }, { ...QUESTION, message, detail: 'one\n\ntwo' })
    expect(shown).toContain('“a\\x1b[2Jb\\x0dc\\u202e”')
    expect(shown).toContain('\none\n\ntwo\nLet it? [y/N] ')
  })

  test('is a no when the time is over, the asker has left, or the input ends', async () => {
    expect(await askOnTerminal({ input, output }, QUESTION, undefined, 1)).toBe(false)
    const abort = new AbortController()
    output.once('data', () => abort.abort())
    expect(await askOnTerminal({ input, output }, QUESTION, abort.signal)).toBe(false)
    output.once('data', () => input.end())
    expect(await askOnTerminal({ input, output }, QUESTION)).toBe(false)
    expect(await askOnTerminal({ input, output }, QUESTION)).toBe(false)
    for (const why of ['There was no answer in time.', 'The question was withdrawn.', 'There was no answer.'])
      expect(shown).toContain(`${why} Nothing is allowed.`)
  })
})
