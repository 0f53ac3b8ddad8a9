import { z } from 'zod'
import { Bytes } from '../model/bytes.ts'
import { Draft } from '../model/draft/draft.ts'
import { DraftMessage } from '../model/draft/draft-message.ts'
import { ExchangeEvent } from '../model/exchange-event.ts'
import { HistorySource } from '../model/history.ts'
import { Scope } from '../model/scope.ts'
import { SecretForm } from '../model/secret-form.ts'
import { DraftProblem } from '../model/send-event.ts'
import { ScriptedAnswer, TimedMessage } from '../model/socket/automation.ts'
import { MAX_LISTED, MAX_RULES, MAX_TIMERS } from '../model/socket/automation-limits.ts'
import { SocketSettings } from '../model/socket/socket-settings.ts'
import { SocketState } from '../model/socket/socket-state.ts'
import { call, stream } from './define.ts'
import { MAX_BODY_CHUNK } from './limits.ts'

/** The id of the session's log. */
const Id = z.object({ id: z.string() })
const Count = z.number().int().nonnegative()

/** A message went into the log as this entry, was kept for when there is a connection again, or could not be made. */
const Sent = z.union([
  z.object({ seq: Count }),
  z.object({ queued: Count }),
  z.object({ problems: z.array(DraftProblem) })
])

/** What happens to a session that is open: first `opened` or `refused`. */
export const SocketEvent = z.discriminatedUnion('type', [
  /** Nothing was sent. */
  z.object({ type: z.literal('refused'), problems: z.array(DraftProblem) }),
  /** Where it is logged, and when its clock began. `secrets`: as in `prepared` of `draft.send`. */
  z.object({
    type: z.literal('opened'),
    id: z.string(),
    startedAt: z.string(),
    secrets: z.array(SecretForm)
  }),
  z.object({ type: z.literal('state'), state: SocketState }),
  /** A handshake as it happens, on its own clock, which began at `startMs` of the session's. */
  z.object({
    type: z.literal('handshake'),
    lane: Count,
    startMs: z.number().nonnegative(),
    event: ExchangeEvent
  }),
  /** More has become secret, in the forms that `opened` tells; or what a later handshake has replaced is that no more. */
  z.object({ type: z.literal('secrets'), added: z.array(SecretForm), dropped: z.array(SecretForm) }),
  /** Messages that wait for a connection. */
  z.object({ type: z.literal('queue'), messages: Count, bytes: Count }),
  /** What is sent by itself could not be, and why: a sentence for a person. `index`: of which timer or rule. */
  z.object({ type: z.literal('unsent'), by: z.enum(['timer', 'script']), index: Count, problem: z.string() }),
  /** How often each timer sent and each rule answered, by its place, since it says what it says. */
  z.object({ type: z.literal('automated'), timed: z.array(Count), answers: z.array(Count) }),
  /** The log, or the history, could not keep it, and why: sentences for a person. */
  z.object({ type: z.literal('unrecorded'), problem: z.string() })
])
export type SocketEvent = z.infer<typeof SocketEvent>

export const socketContract = {
  /**
   * Opens a WebSocket as a draft says, and holds it: see `SocketSettings`. The session lasts as long as this stream, which
   * does not end when it is closed: it may be opened again. Cancelling ends it at once. What was logged stays. Each
   * connection after the first is prepared anew, with the values and tokens of that moment; what keeps it from being
   * opened then is the error BUILD that it is closed with. What the draft says of automation is sent by itself from the
   * first connection on; what is wrong with it refuses, as all else does.
   */
  'socket.open': stream(z.object({ draft: Draft, scope: Scope, source: HistorySource }), SocketEvent),
  /** Sends a message, whose templates are resolved now. CONNECTION_CLOSED `not-open` where it is not open nor queued. */
  'socket.send': call(Id.extend({ message: DraftMessage }), Sent),
  /**
   * Sends bytes as a message, `size` of them. The messages are its chunks; a binary message unless `text`. Tells `Sent`
   * first, and then how much is still to be handed to the system, until nothing is. Cancelling stops that from being told.
   */
  'socket.sendBytes': stream(
    Id.extend({ size: Count, text: z.boolean() }),
    z.union([Sent, z.object({ leftBytes: Count })]),
    Bytes.refine(chunk => chunk.byteLength <= MAX_BODY_CHUNK, 'chunk too large')
  ),
  /** Sends a message of this or another log again, as it was. BUILD `covered` where a secret in it is not known any more. */
  'socket.resend': call(Id.extend({ logId: z.string(), seq: Count }), Sent),
  /** Sends a ping (RFC 6455 §5.5.2), with at most 125 bytes. */
  'socket.ping': call(Id.extend({ payload: z.string().max(125).optional() }), z.object({ seq: Count })),
  /** Begins to close (RFC 6455 §7.1.2); no connection is opened after that. Of one that waits, the wait ends. */
  'socket.close': call(
    Id.extend({ code: z.number().int().optional(), reason: z.string().max(123).optional() }),
    z.void()
  ),
  /** Opens the next connection now: of one that is closed, or waits. */
  'socket.connect': call(Id, z.void()),
  /**
   * Takes what it says from now on, or nothing of it where there are problems. What is sent by itself is sent while it is
   * open: a timer skips a turn for which there is no room, and rules answer at most 100 times a second. What stays the
   * same goes on: its time is not counted anew, and answers that wait are sent; those of what is gone are not.
   */
  'socket.configure': call(
    Id.extend({
      settings: SocketSettings.partial().optional(),
      /** All that are sent again and again: those that are off keep their place. */
      timed: z.array(TimedMessage).max(MAX_LISTED).refine(isFewOn(MAX_TIMERS)).optional(),
      /** All rules; the first that matches what came answers it. */
      answers: z.array(ScriptedAnswer).max(MAX_LISTED).refine(isFewOn(MAX_RULES)).optional()
    }),
    z.object({ problems: z.array(DraftProblem) })
  ),
  /**
   * Sends the messages that were sent in another log, with their distances in time divided by `speed`; 0 sends each as
   * soon as the one before is written. Ends with the last; cancelling sends no more. Those with a covered secret are
   * left out, and counted.
   */
  'socket.replay': stream(
    Id.extend({ logId: z.string(), speed: z.number().nonnegative().max(1000) }),
    z.object({ sent: Count, of: Count, leftOut: Count })
  )
}

function isFewOn(most: number) {
  return (list: readonly { enabled: boolean }[]) => list.filter(({ enabled }) => enabled).length <= most
}
