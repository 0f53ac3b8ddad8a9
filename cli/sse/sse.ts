import { startClock } from '#engine/clock.ts'
import { MemoryCookieJar } from '#engine/cookies/memory-cookie-jar.ts'
import { DirectClient } from '#engine/direct-client.ts'
import { streamBeginning } from '#engine/sse/event-stream.ts'
import { SessionSecrets } from '#host/socket/session-secrets.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { describeGroups, parseOptions } from '../options.ts'
import { printHelp } from '../print-help.ts'
import { exitOf } from '../request/exit-of.ts'
import { listenForSignals } from '../request/interruption.ts'
import { makeTeller } from '../request/make-teller.ts'
import { secretsOf } from '../request/secrets-of.ts'
import { tellError } from '../request/tell-error.ts'
import { type Ending, REFUSED, TIMED_OUT } from '../session/ending.ts'
import { readTimeout } from '../session/read-timeout.ts'
import { RecordFile } from '../session/record-file.ts'
import { SessionRecords } from '../session/session-records.ts'
import { tell } from '../tell.ts'
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
other that is no event stream. A stream is read as fast as its events are taken: whoever reads standard output slowly
holds the server up. Data with line breaks takes several lines, unless -0, --raw or --print json is given.

It ends with 0 after 204, --max-events, and with --no-reconnect the end of the stream; with 22 when the server answers
with no event stream, and as \`sonde send\` otherwise, also when the first connection fails. Ctrl+C ends it with 130.

Examples:
  sonde sse https://example.org/events
  sonde sse localhost:3000/events --event price --max-events 10 | jq .amount
  sonde sse localhost:3000/events --print json | jq -r 'select(.id) | .id'
  sonde sse https://example.org/events --last-event-id 41 --log events.ndjson
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
  const settings = readStreamSettings(values)
  const conduct = readConduct(values)
  const lastEventId = readLastEventId(values)
  const timeoutMs = readTimeout(values.timeout)
  const request = readStreamRequest(values, positionals)
  const unwritable = new AbortController()
  const file =
    values.log === undefined ? undefined : new RecordFile(values.log, error => unwritable.abort(error))
  if (settings.insecure) warn('the server’s certificate is not verified')

  const interruption = listenForSignals()
  const timeout = timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs)
  const secrets = new SessionSecrets(secretsOf(request, settings))
  const cookies = new MemoryCookieJar()
  const client = new DirectClient({ cookies })
  const { verbose = false } = values
  try {
    const session = new StreamSession({
      ...{ client, cookies, request, settings, conduct, secrets, showsRefusal: verbose },
      position: { ...streamBeginning(), lastEventId },
      log: new StreamLog(new SessionRecords(file, secrets, Date.now()), startClock()),
      teller: new StreamTeller(verbose ? await makeTeller(() => secrets.forms) : undefined),
      signal: AbortSignal.any([interruption.signal, unwritable.signal, ...(timeout ? [timeout] : [])]),
      onEvent: printing(printed)
    })
    const ending = await session.run().catch(asEnding)
    unwritable.signal.throwIfAborted()
    if (interruption.exit !== undefined) return interruption.exit
    if (timeout?.aborted) {
      tell(`the event stream took longer than --timeout ${values.timeout}`)
      return TIMED_OUT
    }
    if ('error' in ending) {
      tellError(ending.error, request)
      return exitOf(ending.error, request)
    }
    if ('problem' in ending) tell(`${ending.problem}${ending.exit === REFUSED && !verbose ? SHOW : ''}`)
    return ending.exit
  } finally {
    request.stream?.destroy()
    file?.close()
    await client.close()
  }
}

const SHOW = ' With --verbose its answer is shown.'

function asEnding(error: unknown): Ending {
  const told = ClientError.wrap(error)
  return { error: told, exit: told.exit }
}

function printing({ names, max, format, separator }: PrintedEvents): StreamSessionParts['onEvent'] {
  const printer = new EventPrinter(process.stdout, { format, separator })
  let left = max
  return event => {
    if (names && !names.has(event.event)) return undefined
    printer.print(event)
    return --left === 0 ? 'enough' : printer.caughtUp()
  }
}
