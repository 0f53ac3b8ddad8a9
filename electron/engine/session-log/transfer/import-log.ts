import { randomUUID } from 'node:crypto'
import { MAX_HAR_FILE } from '#shared/contract/limits.ts'
import { parseJson } from '#shared/format/parse-json.ts'
import { importHar } from '#shared/har/import-har.ts'
import type { SessionLogWriter } from '../write/session-log-writer.ts'
import { beginImport, caughtUp, type ImportProgress, type ImportTarget, TELL_EVERY } from './begin-import.ts'
import { layOutSession } from './har-session.ts'
import { addRecord, beginOf, readRecord } from './import-ndjson.ts'
import { ImportProblems, refuseFile } from './import-problems.ts'
import { ImportSecrets } from './import-secrets.ts'
import { ndjsonLines } from './ndjson-lines.ts'
import { writeHarSession } from './write-har-session.ts'

/** So much is looked at to find out what a file is. */
const HEAD_BYTES = 64
/** A HAR file is one object with `log` in it, on one line or many: no record of ours begins so. */
const HAR_HEAD = /^\uFEFF?\s*\{\s*(?:"log"|$)/

/**
 * Makes a log of a file: NDJSON, which is read as it comes, or HAR.
 * @throws ClientError BUILD `file` when nothing in it can be read; IO when the log cannot be written
 */
export async function* importLog(
  chunks: AsyncIterable<Uint8Array>,
  target: ImportTarget
): AsyncGenerator<ImportProgress> {
  const pieces = chunks[Symbol.asyncIterator]()
  const head: Uint8Array[] = []
  let length = 0
  while (length < HEAD_BYTES) {
    const { done, value } = await pieces.next()
    if (done) break
    head.push(Uint8Array.from(value))
    length += value.length
  }
  const whole = chain(head, pieces)
  const isHar = HAR_HEAD.test(Buffer.concat(head).toString('utf8', 0, HEAD_BYTES))
  yield* isHar ? importHarLog(whole, target) : importNdjsonLog(whole, target)
}

async function* chain(
  head: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>
): AsyncGenerator<Uint8Array> {
  yield* head
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

async function* importNdjsonLog(
  chunks: AsyncIterable<Uint8Array>,
  target: ImportTarget
): AsyncGenerator<ImportProgress> {
  const problems = new ImportProblems()
  const secrets = new ImportSecrets(problems)
  let writer: SessionLogWriter | undefined
  let beganMs = Date.parse(target.startedAt)
  let entries = 0
  let number = 0
  try {
    for await (const line of ndjsonLines(chunks)) {
      const read = readRecord(line, ++number)
      if (read === undefined) continue
      if (typeof read === 'string') {
        problems.add(read)
        continue
      }
      if (!writer) {
        beganMs = beginOf(read, problems) ?? beganMs
        writer = await beginImport(target, beganMs, secrets)
      }
      addRecord(read, beganMs, writer, secrets, problems)
      if (writer.behind) await caughtUp(writer)
      if (++entries % TELL_EVERY === 0) yield { entries, problems: problems.all }
    }
  } finally {
    await writer?.close()
  }
  if (!writer) throw refuseFile(problems.first ?? 'There is nothing in this file.')
  if (writer.failure) throw writer.failure
  yield { entries, problems: problems.all }
}

async function* importHarLog(
  chunks: AsyncIterable<Uint8Array>,
  target: ImportTarget
): AsyncGenerator<ImportProgress> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > MAX_HAR_FILE)
      throw refuseFile(`A HAR file of more than ${MAX_HAR_FILE / 1024 / 1024} MiB is not read.`)
    pieces.push(Uint8Array.from(chunk))
  }
  const problems = new ImportProblems()
  const file = parseJson(new TextDecoder().decode(Buffer.concat(pieces)))
  if (file === undefined) throw refuseFile('This is neither a log in NDJSON nor a HAR file.')
  const { exchanges, problems: unread } = importHar(file, randomUUID)
  for (const problem of unread) problems.add(problem)
  yield* writeHarSession(layOutSession(exchanges, problems), problems, target)
}
