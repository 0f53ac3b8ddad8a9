import type { DirectClient, DirectStreamOptions } from '#engine/direct-client.ts'
import type { Request } from '#shared/client/http-client.ts'
import { settledExchange } from '#shared/client/settled-exchange.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import { printAside } from '../terminal/print-aside.ts'
import type { AnswerPrinter } from './answer-printer.ts'
import type { Observers } from './observers.ts'
import { printBody } from './print-body.ts'

/**
 * Sends a request and prints its answer as it comes; one that may be tried again once it is whole, since what has been
 * printed cannot be taken back.
 */
export async function runExchange(
  client: DirectClient,
  request: Request,
  options: DirectStreamOptions,
  { observe, narrator }: Observers,
  printer: AnswerPrinter | undefined
): Promise<Exchange> {
  const stream = (pourInto?: Pour) => observe(client.stream(request, { ...options, pourInto }))
  const open: Pour | undefined = printer && (head => printer.open(head))
  const pourInto: Pour | undefined = open && (head => (narrator ? narrator.hold(open(head)) : open(head)))
  try {
    const exchange =
      open && mayBeAnother(options)
        ? await printBody(stream(), client, open)
        : await settledExchange(stream(pourInto))
    await printer?.end(exchange)
    return exchange
  } finally {
    if (narrator && printer?.endsInLine) printAside('\n')
    narrator?.end()
  }
}

type Pour = NonNullable<DirectStreamOptions['pourInto']>

function mayBeAnother({ retries, eventStream }: DirectStreamOptions): boolean {
  return (retries?.count ?? 0) > 0 || eventStream?.reconnect === true
}
