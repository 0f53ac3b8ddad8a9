import createJq from 'jq-wasm/dist/build/jq.js'
import { BoundedOutput } from './bounded-output.ts'
import { filterOutOfMemory } from './filter-result.ts'

export interface JqOutput {
  /** What it wrote, piece by piece. */
  stdout: Uint8Array[]
  /** How many values that are, where all of them are whole. */
  values: number
  stderr: string
  /** Its exit status, or what it wrote too much into and was stopped for. */
  end: number | 'stdout' | 'stderr'
}

/** How much of its output is kept: when it has written more, it is stopped. */
export interface OutputLimit {
  bytes: number
  /** One for each value. */
  lines: number
}

/** Most bytes of messages that it writes: `stderr` and `debug` of its language do so too. */
export const MOST_MESSAGES = 64 * 1024

/** How the build of the module has named what it imports and exports: fixed with the version in package.json. */
const IMPORTS = 'a'
const READ = 'g'
const ENVIRONMENT = 'i'
const ENVIRONMENT_SIZES = 'j'
const WRITE = 'd'
const MEMORY = 'E'
const STDERR = 2
const VECTOR_BYTES = 8

/** Standard input and output as WASI has them, over the memory of a module. */
class StandardStreams {
  memory: WebAssembly.Memory | undefined
  readonly stdout: BoundedOutput
  readonly stderr = new BoundedOutput({ bytes: MOST_MESSAGES })
  #unread: Uint8Array

  constructor(input: Uint8Array, limit: OutputLimit) {
    this.#unread = input
    this.stdout = new BoundedOutput(limit)
  }

  /** What too much was written into. */
  get full(): 'stdout' | 'stderr' | undefined {
    if (this.stdout.isCut) return 'stdout'
    return this.stderr.isCut ? 'stderr' : undefined
  }

  /** `fd_read`: whatever file is open, there is only this one. */
  readonly read = (_file: number, vectors: number, count: number, result: number): number => {
    let done = 0
    for (const target of this.#pieces(vectors, count)) {
      const piece = this.#unread.subarray(0, target.length)
      target.set(piece)
      this.#unread = this.#unread.subarray(piece.length)
      done += piece.length
    }
    return this.#succeed(result, done)
  }

  /** `fd_write`. */
  readonly write = (file: number, vectors: number, count: number, result: number): number => {
    const output = file === STDERR ? this.stderr : this.stdout
    let done = 0
    for (const piece of this.#pieces(vectors, count)) {
      done += piece.length
      output.add(piece)
      // It may go on without end.
      if (output.isCut) throw new Error('jq has written enough.')
    }
    return this.#succeed(result, done)
  }

  /** `environ_sizes_get`: nothing of this machine is its matter. */
  readonly countEnvironment = (countResult: number, sizeResult: number): number => {
    this.#succeed(countResult, 0)
    return this.#succeed(sizeResult, 0)
  }

  /** `environ_get`: of nothing, there is nothing to write. */
  readonly readEnvironment = (): number => 0

  #pieces(vectors: number, count: number): Uint8Array[] {
    const buffer = this.#buffer
    const view = new DataView(buffer)
    return Array.from({ length: count }, (_, n) => {
      const at = vectors + n * VECTOR_BYTES
      return new Uint8Array(buffer, view.getUint32(at, true), view.getUint32(at + 4, true))
    })
  }

  #succeed(result: number, count: number): number {
    new DataView(this.#buffer).setUint32(result, count, true)
    return 0
  }

  get #buffer(): ArrayBuffer {
    if (!this.memory) throw new Error('jq has no memory yet.')
    return this.memory.buffer
  }
}

/**
 * Runs jq itself on a text of JSON values. Once in the life of a thread: it changes how modules are made there.
 *
 * The package reads and writes byte by byte, and copies all that is left for each, which takes minutes for some MiB. So
 * the two functions with which it does that are replaced.
 * @param limit bytes of output: it is stopped once there are more
 * @throws ClientError BODY_LIMIT `filter-memory`
 */
export async function runJq(input: Uint8Array, expression: string, limit: OutputLimit): Promise<JqOutput> {
  const streams = new StandardStreams(input, limit)
  const instantiate = WebAssembly.instantiate.bind(WebAssembly)
  const withStreams = async (binary: Uint8Array, imports: WebAssembly.Imports = {}) => {
    const own = {
      ...imports[IMPORTS],
      [READ]: streams.read,
      [WRITE]: streams.write,
      [ENVIRONMENT]: streams.readEnvironment,
      [ENVIRONMENT_SIZES]: streams.countEnvironment
    }
    const made = await instantiate(binary, { ...imports, [IMPORTS]: own })
    const memory = made.instance.exports[MEMORY]
    if (memory instanceof WebAssembly.Memory) streams.memory = memory
    return made
  }
  Object.assign(WebAssembly, { instantiate: withStreams })
  const jq = await createJq()
  const end = runToEnd(() => jq.callMain(['-M', '-c', '--', expression, '/dev/stdin']), streams)
  const stderr = Buffer.concat(streams.stderr.pieces).toString().trim()
  const { pieces, lines } = streams.stdout
  return { stdout: pieces, values: lines, stderr, end }
}

function runToEnd(run: () => number, streams: StandardStreams): JqOutput['end'] {
  try {
    return run()
  } catch (cause) {
    if (streams.full) return streams.full
    // Whatever else stops it in the middle is that the module can have no more memory.
    throw filterOutOfMemory(cause)
  }
}
