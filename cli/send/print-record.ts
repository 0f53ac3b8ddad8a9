import type { BodyAccess } from '#shared/client/body-access.ts'
import { quietJson } from '#shared/format/quiet-json.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import { printPieces } from '../output/print-pieces.ts'
import { warn } from '../warn.ts'
import type { Print } from './read-print.ts'

/** Prints an exchange as JSON, or as HAR with its secrets masked. @param secrets see `secretForms` */
export async function printRecord(
  exchange: Exchange,
  print: Exclude<Print, 'body'>,
  secrets: readonly string[],
  bodies: BodyAccess
): Promise<void> {
  if (print === 'exchange') return printPieces([`${quietJson(JSON.stringify(exchange, null, 2))}\n`])
  const { exchangeAsHar } = await import('./exchange-as-har.ts')
  return printPieces(quiet(exchangeAsHar(exchange, secrets, bodies, warn)))
}

async function* quiet(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const piece of pieces) yield quietJson(piece)
}
