import { MemoryCookieJar } from '#engine/cookies/memory-cookie-jar.ts'
import { DirectClient, type DirectStreamOptions } from '#engine/direct-client.ts'
import { timerMs } from '#engine/longest-timer.ts'
import { warmUp } from '#engine/warm-up.ts'
import { buildRequest } from '#shared/client/build-request.ts'
import { methodHint } from '#shared/http/methods.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import { redactExchange } from '#shared/redaction/redact-exchange.ts'
import { withSeenSecrets } from '#shared/redaction/seen-secrets.ts'
import { REFUSED } from '../exit-statuses.ts'
import { describeGroups, parseOptions } from '../options.ts'
import { printHelp } from '../print-help.ts'
import { adviseWarning } from '../request/advise.ts'
import { exitOf } from '../request/exit-of.ts'
import { listenForSignals } from '../request/interruption.ts'
import { secretsOf } from '../request/secrets-of.ts'
import { statusOfBody } from '../request/status-of-body.ts'
import { tellError } from '../request/tell-error.ts'
import { withPassword } from '../request/with-password.ts'
import { tell } from '../tell.ts'
import { warn } from '../warn.ts'
import { choosePlace, type Place } from './choose-place.ts'
import { makePrinter } from './make-printer.ts'
import { makeObservers } from './observers.ts'
import { SEND_GROUPS, SEND_OPTIONS } from './options.ts'
import { printExchange, printHar } from './print-record.ts'
import { readRequest } from './read-request.ts'
import { readSettings } from './read-settings.ts'
import { runExchange } from './run-exchange.ts'
import { withSeenType } from './with-seen-type.ts'

const HELP = `Send one request and print what came back: on a terminal status line, headers and body, laid out; into a pipe or a
file the bytes of the body, as they come.

Usage: sonde send [METHOD] URL [options]

${describeGroups(SEND_GROUPS)}

With --retry and --reconnect a body is printed once it is whole, since until then it may be another. A reader that ends
early, as head does, is no error. NO_COLOR, CLICOLOR=0 and TERM=dumb switch colours off, FORCE_COLOR on.

It ends with 0 after any answer, or 22 with --fail, and otherwise as curl does: 1 no HTTP, 5 proxy’s name not found,
6 name not found, 7 no connection, 18 body cut short, 23 cannot be written, 26 body cannot be read, 28 out of time,
35 TLS, 47 too many redirects, 52 no answer, 56 connection lost, 58 client certificate or key, 60 certificate, 61 body
shown, but not decoded or damaged, 63 too large, 77 --ca-cert, 90 pin, 97 SOCKS. 2 is a command line that makes no sense,
3 a request that cannot be sent, 8 an answer that is no valid HTTP, 130 Ctrl+C.

Examples:
  sonde send https://example.org/
  sonde send POST localhost:3000/orders -H 'Authorization: Bearer x' -d '{"sku": 1}'
  sonde send https://example.org/ --timing --verbose
  sonde send https://example.org/big.iso --output big.iso --fail --retry 3
  sonde send https://example.org/ --print exchange | jq '.hops[].phases'
  sonde send https://example.org/ --print har > example.har
  sonde send https://localhost:8443/ --ca-cert ca.pem --client-cert me.pem --client-key me.key
`

/** `sonde send`. Resolves to the exit status; errors go to standard error on one line. */
export async function send(args: string[]): Promise<number> {
  const { values, positionals } = parseOptions(SEND_OPTIONS, args)
  if (values.help) {
    printHelp(HELP)
    return 0
  }
  const given = readSettings(values)
  const parts = readRequest(values, positionals)
  const place = await choosePlace(values)
  const settings = await withPassword(given, values)
  const hint = values.request === undefined ? undefined : methodHint(values.request)
  if (hint !== undefined) warn(hint)
  if (settings.insecure) warn('the server’s certificate is not verified')

  const interruption = listenForSignals()
  const secrets = () => secretsOf(parts, settings)
  const printer = await makePrinter(values, place, interruption.signal)
  const observers = await makeObservers(values, place, printer, secrets)
  // For this one exchange: what a redirect sets goes along to where it leads.
  const client = new DirectClient({ cookies: new MemoryCookieJar() })
  const report = (error: ClientError) => {
    tellError(error, parts, { secrets: secrets(), saveTo: place.saveTo })
    return error.code === 'ABORTED' ? (interruption.exit ?? error.exit) : exitOf(error, parts)
  }
  try {
    // Who asks for the phases wants the network's, not those of a process that is just compiling its code.
    if (place.print !== 'body' || values.timing) await warmUp()
    const { saveTo, print } = place
    const { signal } = interruption
    const beganMs = performance.now()
    const request = buildRequest(await withSeenType(parts, limited(signal, settings.timeouts?.totalMs)))
    const waitedMs = parts.stream && performance.now() - beganMs
    const options = { ...settings, ...optionsFor(place, values.fail), signal, waitedMs }
    const exchange = await runExchange(client, request, options, observers, printer)
    if (saveTo !== undefined) observers.progress?.end(exchange, saveTo)
    // What is told of it ends up in the logs of others.
    const told = redactExchange(exchange, withSeenSecrets(secrets(), exchange))
    if (print === 'exchange') await printExchange(values['show-secrets'] ? exchange : told)
    if (print === 'har') await printHar(exchange, secrets(), client)
    for (const { detail } of told.hops.flatMap(hop => hop.warnings)) warn(adviseWarning(detail))
    if (values.timing) (await import('../timing/print-timing.ts')).printTiming(exchange, secrets())
    if (exchange.error) return report(ClientError.from(exchange.error, exchange))
    return (values.fail && judgeStatus(told, place)) || statusOfBody(told)
  } catch (error) {
    return report(ClientError.wrap(error))
  } finally {
    parts.stream?.destroy()
    printer?.close()
    await client.close()
  }
}

/** What becomes of the answer. */
function optionsFor({ saveTo, print }: Place, fail = false): DirectStreamOptions {
  return {
    ...(saveTo !== undefined && { saveTo, lazily: true }),
    wants: ({ status }, error) => !(fail && status >= 400) && (print === 'har' || error === undefined),
    keepSent: print === 'har'
  }
}

/** @param limitMs 0 is none */
function limited(signal: AbortSignal, limitMs = 0): AbortSignal {
  return limitMs > 0 ? AbortSignal.any([signal, AbortSignal.timeout(timerMs(limitMs))]) : signal
}

function judgeStatus({ hops }: Exchange, { print, saveTo }: Place): number {
  const { status = 0, statusText = '' } = hops.at(-1)?.response ?? {}
  if (status < 400) return 0
  const withheld = saveTo === undefined ? 'printed' : 'saved'
  const hint = print === 'body' ? ` Without --fail its body is ${withheld}.` : ''
  tell(`ttfb: The server answered ${`${status} ${statusText}`.trimEnd()}.${hint}`)
  return REFUSED
}
