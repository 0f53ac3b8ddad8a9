import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '#shared/format/parse-json.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { fileFailure } from '../bodies/file-failure.ts'

const NAME = 'marks.json'
/** All of them are told with every standing of the log. */
const MOST = 10_000

const Marks = z.object({ marks: z.array(z.number().int().nonnegative()).max(MOST) })

/** The entries of a log that a person has marked, in a file beside it. */
export class LogMarks {
  readonly #folder: string
  #seqs: number[]
  #lastWrite: Promise<void> = Promise.resolve()

  private constructor(folder: string, seqs: number[]) {
    this.#folder = folder
    this.#seqs = seqs
  }

  /** A file that is gone or damaged marks nothing. */
  static async read(folder: string): Promise<LogMarks> {
    const text = await readFile(join(folder, NAME), 'utf8').catch(() => '')
    const seqs = Marks.safeParse(parseJson(text)).data?.marks ?? []
    return new LogMarks(
      folder,
      [...new Set(seqs)].sort((a, b) => a - b)
    )
  }

  /** In order; a new list with each change. */
  get seqs(): readonly number[] {
    return this.#seqs
  }

  /** @throws ClientError BUILD `seq` beyond the most that are kept, IO when it cannot be written: then it is not marked */
  async set(seq: number, isMarked: boolean): Promise<void> {
    const others = this.#seqs.filter(each => each !== seq)
    if (isMarked && others.length >= MOST) {
      const problem = `No more than ${MOST.toLocaleString('en')} entries of a log can be marked.`
      throw new ClientError('BUILD', { field: 'seq', facts: { problem } })
    }
    const before = this.#seqs
    this.#seqs = isMarked ? [...others, seq].sort((a, b) => a - b) : others
    const write = this.#lastWrite.catch(() => undefined).then(() => this.#write())
    this.#lastWrite = write
    try {
      await write
    } catch (cause) {
      this.#seqs = before
      throw fileFailure(cause, join(this.#folder, NAME))
    }
  }

  async #write(): Promise<void> {
    const path = join(this.#folder, NAME)
    // Another process may mark in it too.
    const temporary = `${path}.${process.pid}.tmp`
    const file = await open(temporary, 'w', 0o600)
    try {
      await file.writeFile(JSON.stringify({ marks: this.#seqs }))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  }
}
