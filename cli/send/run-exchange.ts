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
  try {
    if (!printer) return await settledExchange(observe(client.stream(request, options)))
    return await printExchange(client, request, options, { observe, narrator }, printer)
  } finally {
    if (narrator && printer?.endsInLine) printAside('\n')
    narrator?.end()
  }
}

async function printExchange(
  client: DirectClient,
  request: Request,
  options: DirectStreamOptions,
  { observe, narrator }: Omit<Observers, 'progress'>,
  printer: AnswerPrinter
): Promise<Exchange> {
  const { retries, eventStream } = options
  const mayBeAnother = (retries?.count ?? 0) > 0 || eventStream?.reconnect === true
  const exchange = mayBeAnother
    ? await printBody(observe(client.stream(request, options)), client, head => printer.open(head))
    : await settledExchange(
        observe(
          client.stream(request, {
            ...options,
            pourInto: head => narrator?.hold(printer.open(head)) ?? printer.open(head)
          })
        )
      )
  await printer.end(exchange)
  return exchange
}
