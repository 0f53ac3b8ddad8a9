import { startClock } from '#engine/clock.ts'
import { MemoryCookieJar } from '#engine/cookies/memory-cookie-jar.ts'
import { DirectClient } from '#engine/direct-client.ts'
import { streamBeginning } from '#engine/sse/event-stream.ts'
import { warmUp } from '#engine/warm-up.ts'
import { SessionSecrets } from '#host/socket/session-secrets.ts'
import { methodHint } from '#shared/http/methods.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { describeGroups, parseOptions } from '../options.ts'
import { printHelp } from '../print-help.ts'
import { listenForSignals } from '../request/interruption.ts'
import { makeTeller } from '../request/make-teller.ts'
import { secretsOf } from '../request/secrets-of.ts'
import { withPassword } from '../request/with-password.ts'
import { withSeenType } from '../send/with-seen-type.ts'
import { type Ending, TIMED_OUT } from '../session/ending.ts'
import { readTimeout } from '../session/read-timeout.ts'
import { RecordFile } from '../session/record-file.ts'
import { SessionRecords } from '../session/session-records.ts'
import { tellEnding } from '../session/tell-ending.ts'
import { printTiming } from '../timing/print-timing.ts'
import { warn } from '../warn.ts'
import { EventPrinter } from './event-printer.ts'
import { SSE_GROUPS, SSE_OPTIONS } from './options.ts'
import { type PrintedEvents, readPrintedEvents } from './read-printed-events.ts'
import { readConduct, readLastEventId, readStreamRequest, readStreamSettings } from './read-stream.ts'
import { StreamLog } from './stream-log.ts'
import { StreamSession, type StreamSessionParts } from './stream-session.ts'
import { StreamTeller } from './stream-teller.ts'

const HELP = `Listen to an event stream: the data of each event that comes is a line of standard output.

Usage: sonde sse URL [options]

${describeGroups(SSE_GROUPS)}

It is opened again when it ends or breaks off, as browsers do it: after 3s, or what the server asks for in “retry”, and
with the ID of its last event. While nothing answers, the wait grows up to 30s. An answer of 204 ends it, and so does any
other that is no event stream; but once it has been open, 502, 503 and 504 are waited out: a server that is replaced
answers so. A connection that went dead without a word is noticed with --idle-timeout alone, longer than the server is
ever silent. A stream is read as fast as its events are taken: whoever reads standard output slowly holds the server up.
Data with line breaks takes several lines, unless -0, --raw or --print json is given.

It ends with 0 after 204, --max-events, and with --no-reconnect the end of the stream; with 22 when the server answers
with no event stream, and as \`sonde send\` otherwise, also when the first connection fails. Ctrl+C ends it with 130.

Examples:
  sonde sse https://example.org/events
  sonde sse localhost:3000/events --event price --max-events 10 | jq .amount
  sonde sse localhost:3000/events --print json | jq -r 'select(.id) | .id'
  sonde sse https://example.org/events --last-event-id 41 --log events.ndjson
  sonde sse https://example.org/events --timing --idle-timeout 45s
  sonde sse localhost:8080/v1/chat -d '{"prompt": "Hello", "stream": true}' --bearer TOKEN --no-reconnect
`

/** `sonde sse`. Resolves to the exit status; errors go to standard error on one line. */
export async function sse(args: string[]): Promise<number> {
  const { values, positionals } = parseOptions(SSE_OPTIONS, args)
  if (values.help) {
    printHelp(HELP)
    return 0
  }
  const printed = readPrintedEvents(values)
  const given = readStreamSettings(values)
  const conduct = readConduct(values)
  const lastEventId = readLastEventId(values)
  const timeoutMs = readTimeout(values.timeout)
  const request = readStreamRequest(values, positionals)
  const settings = await withPassword(given, values)
  const unwritable = new AbortController()
  const file =
    values.log === undefined ? undefined : new RecordFile(values.log, error => unwritable.abort(error))
  const hint = values.request === undefined ? undefined : methodHint(values.request)
  if (hint !== undefined) warn(hint)
  if (settings.insecure) warn('the server’s certificate is not verified')

  const interruption = listenForSignals()
  const timeout = timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs)
  const secrets = new SessionSecrets(secretsOf(request, settings))
  const cookies = new MemoryCookieJar()
  const client = new DirectClient({ cookies })
  const { verbose = false, timing = false } = values
  try {
    // Who asks for the phases wants the network's, not those of a process that is just compiling its code.
    if (timing) await warmUp()
    const signal = AbortSignal.any([interruption.signal, unwritable.signal, ...(timeout ? [timeout] : [])])
    const printer = new EventPrinter(process.stdout, { ...printed, signal: interruption.signal })
    const session = new StreamSession({
      request: await withSeenType(request, signal),
      signal,
      ...{ client, cookies, settings, conduct, secrets, showsRefusal: verbose },
      position: { ...streamBeginning(), lastEventId },
      log: new StreamLog(new SessionRecords(file, secrets, Date.now()), startClock()),
      teller: new StreamTeller({
        secrets: () => secrets.forms,
        detail: verbose ? await makeTeller(() => secrets.forms) : undefined,
        showTiming: timing ? exchange => printTiming(exchange, secrets.forms) : undefined
      }),
      onEvent: printing(printer, printed)
    })
    const ending = await session.run().catch(asEnding)
    await printer.settled()
    unwritable.signal.throwIfAborted()
    if (interruption.exit !== undefined) return interruption.exit
    const told = { secrets: secrets.forms, showsRefusal: verbose }
    if (timeout?.aborted) {
      const problem = `The event stream took longer than --timeout ${values.timeout}.`
      return tellEnding({ problem, exit: TIMED_OUT }, request, told)
    }
    return tellEnding(ending, request, told)
  } finally {
    request.stream?.destroy()
    file?.close()
    await client.close()
  }
}

function asEnding(error: unknown): Ending {
  const told = ClientError.wrap(error)
  return { error: told, exit: told.exit }
}

function printing(
  printer: EventPrinter,
  { names, max }: Pick<PrintedEvents, 'names' | 'max'>
): StreamSessionParts['onEvent'] {
  let left = max
  return event => {
    if (names && !names.has(event.event)) return undefined
    printer.print(event)
    return --left === 0 ? 'enough' : printer.caughtUp()
  }
}
