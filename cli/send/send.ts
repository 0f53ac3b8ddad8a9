import { once } from 'node:events'
import { MemoryCookieJar } from '#engine/cookies/memory-cookie-jar.ts'
import { DirectClient } from '#engine/direct-client.ts'
import { warmUp } from '#engine/warm-up.ts'
import { buildRequest, type RequestParts } from '#shared/client/build-request.ts'
import { settledExchange } from '#shared/client/settled-exchange.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { describeOptions, parseOptions } from '../options.ts'
import { UsageError } from '../usage-error.ts'
import { nameField } from './name-field.ts'
import { SEND_GROUPS, SEND_OPTIONS } from './options.ts'
import { printBody } from './print-body.ts'
import { readRequest } from './read-request.ts'
import { readSettings } from './read-settings.ts'

const HELP = `Send one request and print what came back.

Usage: sonde send [METHOD] URL [options]

${describeGroups()}

Examples:
  sonde send https://example.org/
  sonde send POST localhost:3000/orders -H 'Authorization: Bearer x' -d '{"sku": 1}'
  sonde send https://example.org/ --print exchange | jq '.hops[].phases'
  sonde send https://localhost:8443/ --ca-cert ca.pem --client-cert me.pem --client-key me.key
`

function describeGroups(): string {
  const groups = Object.entries(SEND_GROUPS)
  return groups.map(([name, specs]) => `${name}:\n${describeOptions(specs)}`).join('\n\n')
}

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
  if (settings.insecure) process.stderr.write('sonde: warning: the server’s certificate is not verified\n')

  const interrupt = new AbortController()
  process.once('SIGINT', () => interrupt.abort())
  // For this one exchange: what a redirect sets goes along to where it leads.
  const client = new DirectClient({ cookies: new MemoryCookieJar() })
  // Who asks for the phases wants the network's, not those of a process that is just compiling its code.
  if (print === 'exchange') await warmUp()
  try {
    const request = buildRequest(parts)
    const saving = values.output === undefined ? {} : { saveTo: values.output }
    const options = { ...settings, ...saving, signal: interrupt.signal }
    const events = client.stream(request, options)
    const exchange = await (print === 'body' && values.output === undefined
      ? printBody(events, client, write)
      : settledExchange(events))
    if (print === 'exchange') await write(`${JSON.stringify(exchange, null, 2)}\n`)
    for (const { detail } of exchange.hops.flatMap(hop => hop.warnings))
      process.stderr.write(`sonde: warning: ${detail}\n`)
    return exchange.error ? fail(ClientError.from(exchange.error), parts) : 0
  } catch (error) {
    return fail(ClientError.wrap(error), parts)
  } finally {
    await client.close()
  }
}

function readPrint(value: string | undefined): 'body' | 'exchange' {
  if (value === undefined || value === 'body') return 'body'
  if (value === 'exchange') return 'exchange'
  throw new UsageError(`--print ${value}: it prints body or exchange`)
}

/** One line on standard error: where, what, what to do. */
function fail(error: ClientError, request: RequestParts): number {
  const where = error.field === undefined ? error.phase : nameField(error.field, request)
  process.stderr.write(`sonde: ${where === undefined ? '' : `${where}: `}${error.message} ${error.hint}\n`)
  return error.exit
}

async function write(chunk: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
}
