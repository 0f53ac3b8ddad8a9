import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from 'node:readline'
import type { ReadStream, WriteStream } from 'node:tty'
import type { Showing } from '../session/showing.ts'
import type { MessageInput } from './message-input.ts'

const PROMPT = '> '
/** So many lines can be had again with the arrow keys. */
const HISTORY_LINES = 1000

/**
 * Lines that a person types at a terminal, edited and found again with the usual keys. What is shown meanwhile is put
 * above the one that is being typed, which stays as it is.
 */
export class TypedInput implements MessageInput {
  readonly #keys: ReadStream
  readonly #screen: WriteStream
  readonly #readline: Interface
  #isOver = false

  /**
   * @param screen where what is typed is seen
   * @param onInterrupt told of Ctrl+C, which is a key like others here
   */
  constructor(keys: ReadStream, screen: WriteStream, onInterrupt: () => void) {
    this.#keys = keys
    this.#screen = screen
    this.#readline = createInterface({
      ...{ input: keys, output: screen, prompt: PROMPT, terminal: true },
      ...{ historySize: HISTORY_LINES, removeHistoryDuplicates: true }
    })
    pasteWhereTheCursorIs(this.#readline)
    stayAtTheOldest(this.#readline, keys)
    this.#readline.on('SIGINT', onInterrupt)
    this.#readline.on('line', () => this.#readline.prompt())
    this.#readline.on('close', () => this.#leave())
    this.#readline.prompt()
  }

  async *messages(): AsyncGenerator<Buffer> {
    for await (const line of this.#readline) yield Buffer.from(line)
  }

  close(): void {
    this.#readline.close()
    this.#keys.destroy()
  }

  readonly show: Showing = write => {
    if (this.#isOver) {
      write()
      return
    }
    this.#clear()
    write()
    // It is drawn anew where the cursor is now: none of the rows above are of it any more.
    Object.assign(this.#readline, { prevRows: 0 })
    this.#readline.prompt(true)
  }

  #clear(): void {
    moveCursor(this.#screen, 0, -this.#readline.getCursorPos().rows)
    cursorTo(this.#screen, 0)
    clearScreenDown(this.#screen)
  }

  /** What was typed of a line that is not sent stays to be seen; an empty one does not. */
  #leave(): void {
    if (this.#isOver) return
    this.#isOver = true
    if (this.#readline.line === '') this.#clear()
    else this.#screen.write('\n')
  }
}

/**
 * Of what is pasted Node puts all but the last character at the end of the line, wherever the cursor is: it does so while
 * it has completion off, which is nothing else here.
 */
function pasteWhereTheCursorIs(readline: Interface): void {
  let isEnabled = true
  Object.defineProperty(readline, 'isCompletionEnabled', {
    get: () => isEnabled || readline.cursor < readline.line.length,
    set: (value: boolean) => {
      isEnabled = value
    }
  })
}

interface Key {
  name?: string
  ctrl?: boolean
}

/** Beyond the oldest line Node goes on to an empty one, which Enter would send: the key that leads there is taken back. */
function stayAtTheOldest(readline: Interface, keys: ReadStream): void {
  keys.on('keypress', (_: string | undefined, { name, ctrl }: Key) => {
    const isBack = name === 'up' || (name === 'p' && ctrl === true)
    if (isBack && readline.line === '') readline.write(null, { name: 'down' })
  })
}
