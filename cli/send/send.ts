import { MemoryCookieJar } from '#engine/cookies/memory-cookie-jar.ts'
import { DirectClient } from '#engine/direct-client.ts'
import { warmUp } from '#engine/warm-up.ts'
import { buildRequest } from '#shared/client/build-request.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import { describeGroups, parseOptions } from '../options.ts'
import { printHelp } from '../print-help.ts'
import { adviseWarning } from '../request/advise.ts'
import { exitOf } from '../request/exit-of.ts'
import { listenForSignals } from '../request/interruption.ts'
import { secretsOf } from '../request/secrets-of.ts'
import { tellError } from '../request/tell-error.ts'
import { tell } from '../tell.ts'
import { warn } from '../warn.ts'
import { choosePlace, type Place } from './choose-place.ts'
import { makePrinter } from './make-printer.ts'
import { makeObservers } from './observers.ts'
import { SEND_GROUPS, SEND_OPTIONS } from './options.ts'
import { printRecord } from './print-record.ts'
import { readRequest } from './read-request.ts'
import { readSettings } from './read-settings.ts'
import { runExchange } from './run-exchange.ts'

const HELP = `Send one request and print what came back: on a terminal status line, headers and body, laid out; into a pipe or a
file the bytes of the body, as they come.

Usage: sonde send [METHOD] URL [options]

${describeGroups(SEND_GROUPS)}

With --retry and --reconnect a body is printed once it is whole, since until then it may be another. A reader that ends
early, as head does, is no error. NO_COLOR, CLICOLOR=0 and TERM=dumb switch colours off, FORCE_COLOR on.

It ends with 0 after any answer, or 22 with --fail, and otherwise as curl does: 6 name not found, 7 no connection,
23 cannot be written, 28 out of time, 35 TLS, 47 too many redirects, 56 connection lost, 60 certificate, 90 pin, 97 proxy.
2 is a command line that makes no sense, 3 a request that cannot be sent, 130 Ctrl+C.

Examples:
  sonde send https://example.org/
  sonde send POST localhost:3000/orders -H 'Authorization: Bearer x' -d '{"sku": 1}'
  sonde send https://example.org/ --timing --verbose
  sonde send https://example.org/big.iso --output big.iso --fail --retry 3
  sonde send https://example.org/ --print exchange | jq '.hops[].phases'
  sonde send https://example.org/ --print har > example.har
  sonde send https://localhost:8443/ --ca-cert ca.pem --client-cert me.pem --client-key me.key
`

/** Of curl: the answer is an error, with --fail. */
const REFUSED = 22

/** `sonde send`. Resolves to the exit status; errors go to standard error on one line. */
export async function send(args: string[]): Promise<number> {
  const { values, positionals } = parseOptions(SEND_OPTIONS, args)
  if (values.help) {
    printHelp(HELP)
    return 0
  }
  const settings = readSettings(values)
  const parts = readRequest(values, positionals)
  const place = await choosePlace(values)
  if (settings.insecure) warn('the server’s certificate is not verified')

  const interruption = listenForSignals()
  const secrets = () => secretsOf(parts, settings)
  const printer = await makePrinter(values, place)
  const observers = await makeObservers(values, place, secrets)
  // For this one exchange: what a redirect sets goes along to where it leads.
  const client = new DirectClient({ cookies: new MemoryCookieJar() })
  const report = (error: ClientError) => {
    tellError(error, parts, place.saveTo)
    return error.code === 'ABORTED' ? (interruption.exit ?? error.exit) : exitOf(error, parts)
  }
  try {
    // Who asks for the phases wants the network's, not those of a process that is just compiling its code.
    if (place.print !== 'body' || values.timing) await warmUp()
    const { saveTo, print } = place
    const options = {
      ...settings,
      ...(saveTo !== undefined && { saveTo, lazily: true }),
      ...(values.fail && { wants: ({ status }: { status: number }) => status < 400 }),
      keepSent: print === 'har',
      signal: interruption.signal
    }
    const exchange = await runExchange(client, buildRequest(parts), options, observers, printer)
    if (saveTo !== undefined) observers.progress?.end(exchange, saveTo)
    if (print !== 'body') await printRecord(exchange, print, secrets(), client)
    for (const { detail } of exchange.hops.flatMap(hop => hop.warnings)) warn(adviseWarning(detail))
    if (values.timing) (await import('../timing/print-timing.ts')).printTiming(exchange, secrets())
    if (exchange.error) return report(ClientError.from(exchange.error))
    return values.fail ? judgeStatus(exchange, place) : 0
  } catch (error) {
    return report(ClientError.wrap(error))
  } finally {
    parts.stream?.destroy()
    printer?.close()
    await client.close()
  }
}

function judgeStatus({ hops }: Exchange, { print, saveTo }: Place): number {
  const { status = 0, statusText = '' } = hops.at(-1)?.response ?? {}
  if (status < 400) return 0
  const withheld = saveTo === undefined ? 'printed' : 'saved'
  const hint = print === 'body' ? ` Without --fail its body is ${withheld}.` : ''
  tell(`The server answered ${`${status} ${statusText}`.trimEnd()}.${hint}`)
  return REFUSED
}
