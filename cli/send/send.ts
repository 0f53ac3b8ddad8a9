import { MemoryCookieJar } from '#engine/cookies/memory-cookie-jar.ts'
import { DirectClient } from '#engine/direct-client.ts'
import { warmUp } from '#engine/warm-up.ts'
import { buildRequest } from '#shared/client/build-request.ts'
import { settledExchange } from '#shared/client/settled-exchange.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { describeGroups, parseOptions } from '../options.ts'
import { listenForSignals } from '../request/interruption.ts'
import { secretsOf } from '../request/secrets-of.ts'
import { tellError } from '../request/tell-error.ts'
import { UsageError } from '../usage-error.ts'
import { warn } from '../warn.ts'
import { exchangeAsHar } from './exchange-as-har.ts'
import { SEND_GROUPS, SEND_OPTIONS } from './options.ts'
import { type Output, openOutput, standardOutput } from './output.ts'
import { printBody } from './print-body.ts'
import { readRequest } from './read-request.ts'
import { readSettings } from './read-settings.ts'

const HELP = `Send one request and print what came back.

Usage: sonde send [METHOD] URL [options]

${describeGroups(SEND_GROUPS)}

Examples:
  sonde send https://example.org/
  sonde send POST localhost:3000/orders -H 'Authorization: Bearer x' -d '{"sku": 1}'
  sonde send https://example.org/ --print exchange | jq '.hops[].phases'
  sonde send https://example.org/ --print har > example.har
  sonde send https://localhost:8443/ --ca-cert ca.pem --client-cert me.pem --client-key me.key
`

/** `sonde send`. Resolves to the exit status; errors go to standard error on one line. */
export async function send(args: string[]): Promise<number> {
  const { values, positionals } = parseOptions(SEND_OPTIONS, args)
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  const print = readPrint(values.print)
  const settings = readSettings(values)
  const parts = readRequest(values, positionals)
  if (settings.insecure) warn('the server’s certificate is not verified')

  const place = await choosePlace(values.output, print)
  const interruption = listenForSignals()
  // For this one exchange: what a redirect sets goes along to where it leads.
  const client = new DirectClient({ cookies: new MemoryCookieJar() })
  const report = (error: ClientError) => {
    tellError(error, parts, place.saveTo)
    return error.code === 'ABORTED' ? (interruption.exit ?? error.exit) : error.exit
  }
  try {
    // Who asks for the phases wants the network's, not those of a process that is just compiling its code.
    if (print !== 'body') await warmUp()
    const { saveTo, output } = place
    const { signal } = interruption
    const events = client.stream(buildRequest(parts), {
      ...settings,
      ...(saveTo !== undefined && { saveTo }),
      keepSent: print === 'har',
      signal
    })
    const exchange = await (output
      ? printBody(events, client, chunk => output.write(chunk))
      : settledExchange(events))
    if (print === 'exchange') await standardOutput.write(`${JSON.stringify(exchange, null, 2)}\n`)
    if (print === 'har')
      for await (const piece of exchangeAsHar(exchange, secretsOf(parts, settings), client, warn))
        await standardOutput.write(piece)
    for (const { detail } of exchange.hops.flatMap(hop => hop.warnings)) warn(detail)
    return exchange.error ? report(ClientError.from(exchange.error)) : 0
  } catch (error) {
    return report(ClientError.wrap(error))
  } finally {
    parts.stream?.destroy()
    place.output?.close()
    await client.close()
  }
}

/** Where the body goes: to a file that is replaced, or it is printed; nowhere when only the record is asked for. */
interface Place {
  saveTo?: string
  output?: Output | undefined
}

/** Before anything is sent. @throws UsageError when nothing can be written there */
async function choosePlace(path: string | undefined, print: Print): Promise<Place> {
  if (path === undefined) return print === 'body' ? { output: standardOutput } : {}
  const output = await openOutput(path)
  if (output === standardOutput && print !== 'body')
    throw new UsageError(`--output ${path} and --print ${print}: both would go to standard output`)
  return output ? { output } : { saveTo: path }
}

const PRINTS = ['body', 'exchange', 'har'] as const
type Print = (typeof PRINTS)[number]

function readPrint(value = 'body'): Print {
  const print = PRINTS.find(each => each === value)
  if (print === undefined) throw new UsageError(`--print ${value}: it prints body, exchange or har`)
  return print
}
