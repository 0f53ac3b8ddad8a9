import { randomUUID } from 'node:crypto'
import { SourceReader, type TextSource } from '#engine/text/text-source.ts'
import { type HarImport, importHar } from '#shared/har/import-har.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { countJsonValues } from './count-json-values.ts'
import { refuseHar } from './refuse-har.ts'

/** Most values of a file: they take some hundred MiB. Near the end of its memory, a thread would go on for minutes. */
const MOST_VALUES = 10_000_000

/**
 * What is in a HAR file.
 * @throws ClientError BUILD `file` when it is none; BODY_LIMIT `har-memory`; IO when it cannot be read
 */
export function readHar(source: TextSource): HarImport {
  const bytes = bytesOf(source)
  if (countJsonValues(bytes) > MOST_VALUES) throw new ClientError('BODY_LIMIT', { reason: 'har-memory' })
  const read = importHar(parse(bytes), randomUUID)
  const [problem] = read.problems
  if (read.exchanges.length === 0 && problem !== undefined) throw refuseHar(problem)
  return read
}

function bytesOf(source: TextSource): Uint8Array {
  const reader = new SourceReader(source)
  try {
    return reader.slice(0, reader.size)
  } finally {
    reader.close()
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (error) {
    throw refuseHar(`This is no HAR file: ${error instanceof Error ? error.message : 'it is no JSON'}.`)
  }
}
