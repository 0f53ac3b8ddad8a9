import { fstatSync } from 'node:fs'
import { MemoryCookieJar } from '#engine/cookies/memory-cookie-jar.ts'
import { DirectClient } from '#engine/direct-client.ts'
import { warmUp } from '#engine/warm-up.ts'
import { SessionSecrets } from '#host/socket/session-secrets.ts'
import type { ClientError } from '#shared/model/client-error.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import type { SocketEnd } from '#shared/model/socket/socket-state.ts'
import { recordRedactor } from '#shared/redaction/redact-exchange.ts'
import { describeGroups, parseOptions } from '../options.ts'
import { printHelp } from '../print-help.ts'
import { listenForSignals } from '../request/interruption.ts'
import { makeTeller } from '../request/make-teller.ts'
import { secretsOf } from '../request/secrets-of.ts'
import { withPassword } from '../request/with-password.ts'
import { TIMED_OUT } from '../session/ending.ts'
import { readTimeout } from '../session/read-timeout.ts'
import { RecordFile } from '../session/record-file.ts'
import { SessionRecords } from '../session/session-records.ts'
import { type Showing, showAtOnce } from '../session/showing.ts'
import { tellEnding } from '../session/tell-ending.ts'
import { tell } from '../tell.ts'
import { printAside } from '../terminal/print-aside.ts'
import { UsageError } from '../usage-error.ts'
import { warn } from '../warn.ts'
import { describeEnd, ENDINGS } from './describe-note.ts'
import { endingOf, isCleanClose } from './ending-of.ts'
import { MAX_COUNTED } from './input-sender.ts'
import { MessagePrinter } from './message-printer.ts'
import { openHandshake } from './open-handshake.ts'
import { WS_GROUPS, WS_OPTIONS } from './options.ts'
import { PipedInput } from './piped-input.ts'
import {
  type HeldSettings,
  readSocketRequest,
  readSocketSettings,
  readWait,
  type SocketRequest
} from './read-socket.ts'
import { runSession, type SessionParts } from './run-session.ts'
import { SessionOutput } from './session-output.ts'
import { SessionTeller } from './tell-session.ts'
import type { TypedInput } from './typed-input.ts'
import { watchReader } from './watch-reader.ts'
import type { WsValues } from './ws-values.ts'

const HELP = `Open a WebSocket: each line of standard input is sent as a text message, each message that comes is a line of
standard output, binary ones as base64. It is closed after the end of standard input.

Usage: sonde ws URL [options]

${describeGroups(WS_GROUPS)}

A line may end with CRLF. A text is printed as it came: one with line breaks takes several lines, unless -0 or --raw is
given. Messages are read as fast as they are taken: whoever reads standard output slowly holds the server up. What is
typed while there is no connection waits for the next one; what was on its way when one was lost is not sent again. What
was read and could not be sent any more is counted on standard error.

On a terminal the line that is typed has the usual keys, with earlier ones at the arrows, and stays whole: what comes is
put above it. Where standard output is a pipe the line is the terminal’s own.

It ends with 0 after a close with 1000, 1001 or no code, with 56 after any other and when the connection is lost, with
22 when the server opens no WebSocket, and as \`sonde send\` otherwise. Ctrl+C closes the connection and ends with 130, a
second one at once.

Examples:
  sonde ws wss://example.org/chat
  echo '{"op": "subscribe"}' | sonde ws localhost:3000/feed --wait forever | jq .price
  sonde ws wss://example.org/feed --reconnect --ping-interval 20s --log feed.ndjson
  sonde ws wss://localhost:8443/ --subprotocol graphql-transport-ws --ca-cert ca.pem -H 'Origin: https://localhost'
  base64 -w0 frame.bin | sonde ws localhost:3000/upload --binary --raw > answer.bin
`

const LINE_END = 0x0a
const NUL = 0x00
/** Of `sonde send`: what cannot be sent. */
const UNSENDABLE = 3

/** `sonde ws`. Resolves to the exit status; errors go to standard error on one line. */
export async function ws(args: string[]): Promise<number> {
  const { values, positionals } = parseOptions(WS_OPTIONS, args)
  if (values.help) {
    printHelp(HELP)
    return 0
  }
  if (values.raw && values.null) throw new UsageError('--raw and --null: only one of them')
  const request = readSocketRequest(values, positionals)
  const given = readSocketSettings(values)
  const timeoutMs = readTimeout(values.timeout)
  const waitMs = readWait(values, process.stdin.isTTY)
  const settings = await withPassword(given, values)
  const unwritable = new AbortController()
  const records =
    values.log === undefined ? undefined : new RecordFile(values.log, error => unwritable.abort(error))
  if (settings.insecure) warn('the server’s certificate is not verified')

  const interruption = listenForSignals()
  const unread = watchReader()
  const typed = await openTyped(values)
  const show = typed?.show ?? showAtOnce
  const secrets = new SessionSecrets(secretsOf(request, settings))
  const client = new DirectClient({ cookies: new MemoryCookieJar() })
  try {
    // Who asks for the phases wants the network's, not those of a process that is just compiling its code.
    if (values.timing) await warmUp()
    const timeout = timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs)
    const { closed, unsent } = await runSession({
      ...(await outputOf({ values, client, request, settings, secrets, records, show })),
      input: typed ?? new PipedInput(process.stdin, separatorOf(values)),
      binary: values.binary ?? false,
      waitMs,
      signal: AbortSignal.any([interruption.signal, unwritable.signal, unread]),
      timeout,
      onRefused: (error, number) => show(() => onRefused(error, number))
    })
    const more = unsent > 0 && !unread.aborted ? describeUnsent(unsent) : ''
    const told = { secrets: secrets.forms, showsRefusal: values.verbose ?? false, more }
    if (more !== '' && (unwritable.signal.aborted || interruption.exit !== undefined)) tell(more)
    unwritable.signal.throwIfAborted()
    if (interruption.exit !== undefined) return interruption.exit
    if (unread.aborted) return 0
    if (timeout?.aborted) {
      const problem = `The session took longer than --timeout ${values.timeout}.`
      return tellEnding({ problem, exit: TIMED_OUT }, request, told)
    }
    if (closed.end && typed && !values.verbose) tellClose(closed.end, secrets.forms)
    return tellEnding(endingOf(closed), request, told)
  } finally {
    records?.close()
    await client.close()
  }
}

/**
 * A person types where there is a terminal to see it, unless what is typed or printed are no lines. Whoever reads what is
 * printed from a pipe may print it there as well: no line that is being typed would stay whole beside that.
 */
async function openTyped({ null: isNull, raw }: WsValues): Promise<TypedInput | undefined> {
  if (!process.stdin.isTTY || isNull || raw) return undefined
  const screen = [process.stdout, process.stderr].find(stream => stream.isTTY)
  if (!screen || (screen === process.stderr && fstatSync(1).isFIFO())) return undefined
  const { TypedInput } = await import('./typed-input.ts')
  return new TypedInput(process.stdin, screen, () => process.kill(process.pid, 'SIGINT'))
}

interface OutputParts {
  values: WsValues
  client: DirectClient
  request: SocketRequest
  settings: HeldSettings
  secrets: SessionSecrets
  records: RecordFile | undefined
  show: Showing
}

async function outputOf({
  values,
  client,
  request,
  settings,
  secrets,
  records,
  show
}: OutputParts): Promise<Pick<SessionParts, 'open' | 'settings' | 'log'>> {
  const { raw = false, verbose = false, timing = false } = values
  const isConversation = process.stdin.isTTY
  const detail = verbose
    ? await makeTeller(
        () => secrets.forms,
        line => show(() => printAside(line))
      )
    : undefined
  const teller = new SessionTeller({ detail, timing, isConversation, show })
  const watching = detail && {
    onEvent: (event: ExchangeEvent) => detail.onEvent(event),
    onRefusal: (lines: string[]) => teller.onRefusal(lines)
  }
  return {
    open: openHandshake({ client, request, settings, secrets, ...watching }),
    settings: settings.socket,
    log: new SessionOutput({
      printer: new MessagePrinter(process.stdout, {
        raw,
        separator: separatorOf(values),
        isConversation,
        show: process.stdout.isTTY ? show : undefined
      }),
      records: new SessionRecords(records, secrets, Date.now()),
      onNote: note => teller.onNote(note),
      onControl: message => teller.onControl(message)
    })
  }
}

function separatorOf(values: WsValues): number {
  return values.null ? NUL : LINE_END
}

/** A person can type it again; a script would not know what is missing. */
function onRefused({ message }: ClientError, number: number): void {
  const problem = `Standard input, message ${number}: ${message}`
  if (!process.stdin.isTTY) throw new UsageError(problem, UNSENDABLE)
  tell(problem)
}

function describeUnsent(count: number): string {
  const many = count > MAX_COUNTED ? `More than ${MAX_COUNTED} messages` : `${count} messages`
  return `${count === 1 ? '1 message' : many} of standard input ${count === 1 ? 'was' : 'were'} not sent.`
}

/** A person who did not end it is told who did; what is no clean end is told as a problem. */
function tellClose(end: SocketEnd, secrets: readonly SecretForm[]): void {
  if (end.by === 'peer' && isCleanClose(end.code))
    tell(recordRedactor(secrets)(`${ENDINGS.peer}: ${describeEnd(end)}`))
}
