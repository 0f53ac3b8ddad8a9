import type { BodyAccess } from '#shared/client/body-access.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import { warn } from '../warn.ts'
import type { Print } from './read-print.ts'
import { StreamOutlet } from './stream-outlet.ts'

/** Prints an exchange as JSON, or as HAR with its secrets masked. @param secrets see `secretForms` */
export async function printRecord(
  exchange: Exchange,
  print: Exclude<Print, 'body'>,
  secrets: readonly string[],
  bodies: BodyAccess
): Promise<void> {
  const outlet = new StreamOutlet(process.stdout, 'standard output')
  if (print === 'exchange') outlet.write(`${JSON.stringify(exchange, null, 2)}\n`)
  else {
    const { exchangeAsHar } = await import('./exchange-as-har.ts')
    for await (const piece of exchangeAsHar(exchange, secrets, bodies, warn))
      if (!outlet.write(piece)) await new Promise<void>(resolve => outlet.drained(resolve))
  }
  await outlet.end()
}
