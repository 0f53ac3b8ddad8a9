import { SourceReader } from '#engine/text/text-source.ts'
import type { HarBody, HarSource } from '#shared/har/export-har.ts'
import { recordedBody } from '#shared/har/recorded-body.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import type { HistoryRecord } from '#shared/model/history.ts'
import { readHarBody } from './har-body.ts'
import type { RecordToWrite } from './har-thread-contract.ts'

const AS_TYPED =
  'As it was typed: variables that it names had values when it was sent, and secrets are masked.'

/**
 * Recorded exchanges as they are written, with their bodies as far as those can be had.
 * @param lacking counts those that cannot
 */
export async function* recordSources(
  records: AsyncIterable<RecordToWrite>,
  lacking: { bodies: number }
): AsyncGenerator<HarSource> {
  for await (const { record, bodyPath } of records) {
    const { exchange } = record
    const responseBody = await readBody(exchange.body, bodyPath)
    if (!responseBody && (exchange.body?.size ?? 0) > 0) lacking.bodies++
    const requestBody = requestBodyOf(record)
    yield { exchange, ...(requestBody && { requestBody }), ...(responseBody && { responseBody }) }
  }
}

function requestBodyOf(record: HistoryRecord): HarBody | undefined {
  const body = recordedBody(record)
  return body && { text: new TextDecoder().decode(body.bytes), ...(!body.asSent && { comment: AS_TYPED }) }
}

/** Undefined also when its file is gone or damaged, which spoils nothing else. */
async function readBody(body: BodyInfo | undefined, path: string | undefined): Promise<HarBody | undefined> {
  if (!body || path === undefined) return undefined
  try {
    const file = new SourceReader({ path, offset: 0, size: body.size, start: 0 })
    try {
      const readBody = async (_: string, from: number, length: number) => file.slice(from, from + length)
      // It is masked already.
      return await readHarBody(body, [], { readBody })
    } finally {
      file.close()
    }
  } catch {
    return undefined
  }
}
