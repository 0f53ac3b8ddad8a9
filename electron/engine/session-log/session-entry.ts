import type { Exchange } from '#shared/model/exchange.ts'
import type { NoteEntry } from '#shared/model/socket/log-entry.ts'
import type { MessageDirection, MessageOpcode, MessageOrigin } from '#shared/model/socket/opcodes.ts'

/** A message as it came or went. */
export interface SessionMessage {
  lane: number
  /** On the session's clock. */
  atMs: number
  direction: MessageDirection
  opcode: MessageOpcode
  /** After decompression; of a close, its reason. */
  payload: Uint8Array
  /** What its payload lies in is used for nothing else afterwards; else it may be, once whoever was told has returned. */
  isLasting?: true
  /** Of sent ones. */
  origin?: MessageOrigin
  /** Of a close that names one. */
  code?: number
  /** Of a pong that answers a ping of ours. */
  rttMs?: number
  /** Something secret in it is covered already, where it comes from. */
  covered?: true
  /** Of an event. */
  event?: { type: string; id?: string }
}

type WithoutSeq<T> = T extends unknown ? Omit<T, 'seq'> : never

/** Something that happened to the session. With a handshake goes what was measured of it. */
export type SessionNote = WithoutSeq<NoteEntry> & { exchange?: Exchange }

/** Where a session tells what happens. */
export interface SessionLogTarget {
  /** @returns its number in the log */
  addMessage(message: SessionMessage): number
  addNote(note: SessionNote): number
  /** What went over the wire so far, of all lanes. */
  noteWire(sent: number, received: number): void
  /** Whether what is told comes faster than it is written: nothing more should be read then. */
  readonly behind: boolean
  /** Calls back, once, when it has caught up, or cannot write any more. */
  caughtUp(callback: () => void): void
}
