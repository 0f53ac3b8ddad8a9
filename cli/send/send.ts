import { once } from 'node:events'
import { DirectClient } from '#engine/direct-client.ts'
import { warmUp } from '#engine/warm-up.ts'
import { readWindows } from '#shared/client/body-windows.ts'
import type { Request } from '#shared/client/http-client.ts'
import { settledExchange } from '#shared/client/settled-exchange.ts'
import { parseDuration } from '#shared/format/parse-duration.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { describeOptions, type OptionValues, parseOptions } from '../options.ts'
import { UsageError } from '../usage-error.ts'
import { SEND_OPTIONS } from './options.ts'
import { readRequest } from './read-request.ts'

const HELP = `Send one request and print what came back.

Usage: sonde send [METHOD] URL [options]

Options:
${describeOptions(SEND_OPTIONS)}

Examples:
  sonde send https://example.org/
  sonde send POST localhost:3000/orders -H 'Authorization: Bearer x' -d '{"sku": 1}'
  sonde send https://example.org/ --print exchange | jq '.hops[].phases'
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
  const request = await readRequest(values, positionals)
  if (settings.insecure) process.stderr.write('sonde: warning: the server’s certificate is not verified\n')

  const interrupt = new AbortController()
  process.once('SIGINT', () => interrupt.abort())
  const client = new DirectClient()
  // Who asks for the phases wants the network's, not those of a process that is just compiling its code.
  if (print === 'exchange') await warmUp()
  try {
    const exchange = await settledExchange(client.stream(request, { ...settings, signal: interrupt.signal }))
    if (print === 'exchange') await write(`${JSON.stringify(exchange, null, 2)}\n`)
    else if (exchange.body) for await (const chunk of readWindows(exchange.body, client)) await write(chunk)
    for (const { detail } of exchange.hops.flatMap(hop => hop.warnings))
      process.stderr.write(`sonde: warning: ${detail}\n`)
    return exchange.error ? fail(ClientError.from(exchange.error), request) : 0
  } catch (error) {
    return fail(ClientError.wrap(error), request)
  } finally {
    await client.close()
  }
}

function readPrint(value: string | undefined): 'body' | 'exchange' {
  if (value === undefined || value === 'body') return 'body'
  if (value === 'exchange') return 'exchange'
  throw new UsageError(`--print ${value}: it prints body or exchange`)
}

function readSettings(values: OptionValues<typeof SEND_OPTIONS>): ExecuteSettings {
  const connectMs = readTime('connect-timeout', values['connect-timeout'])
  const totalMs = readTime('timeout', values.timeout)
  return {
    timeouts: { ...(connectMs !== undefined && { connectMs }), ...(totalMs !== undefined && { totalMs }) },
    insecure: values.insecure ?? false
  }
}

function readTime(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const ms = parseDuration(text)
  if (ms === undefined) throw new UsageError(`--${flag} ${text}: write a time such as 500ms or 30s`)
  return ms
}

/** One line on standard error: where, what, what to do. */
function fail(error: ClientError, request: Request): number {
  const where = error.field === undefined ? error.phase : nameField(error.field, request)
  process.stderr.write(`sonde: ${where === undefined ? '' : `${where}: `}${error.message} ${error.hint}\n`)
  return error.exit
}

/** A field as it was typed on the command line. */
function nameField(field: string, { headers }: Request): string {
  const header = headers[Number(/^headers\.(\d+)\./.exec(field)?.[1])]
  return header ? `--header “${header.join(': ')}”` : field
}

async function write(chunk: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
}
