import type { SessionLogTarget, SessionMessage, SessionNote } from '#engine/session-log/session-entry.ts'
import { printMessageRecord, printNoteRecord } from '#engine/session-log/transfer/print-ndjson.ts'
import { coverNote } from '#engine/session-log/write/cover-note.ts'
import type { SessionSecrets } from '#host/socket/session-secrets.ts'
import { coverBytes } from '#shared/redaction/cover-bytes.ts'
import type { RecordFile } from '../session/record-file.ts'
import type { MessagePrinter } from './message-printer.ts'

export interface SessionOutputParts {
  printer: MessagePrinter
  records: RecordFile | undefined
  secrets: SessionSecrets
  /** When the session's clock began, in milliseconds since 1970. */
  beganMs: number
  /** Told of each note, without what is secret. */
  onNote(note: SessionNote): void
  /** Told of each control frame. */
  onControl(message: SessionMessage): void
}

/** Where a session of the command line tells what happens. Who reads slowly what is printed holds the server up. */
export class SessionOutput implements SessionLogTarget {
  readonly #parts: SessionOutputParts
  #count = 0

  constructor(parts: SessionOutputParts) {
    this.#parts = parts
  }

  addMessage(message: SessionMessage): number {
    const { printer, records, beganMs, onControl } = this.#parts
    const { direction, opcode, payload } = message
    const seq = this.#count++
    records?.write(printMessageRecord(seq, this.#covered(message), beganMs))
    if (opcode !== 'text' && opcode !== 'binary') onControl(message)
    else if (direction === 'received') printer.print(payload, opcode === 'text')
    return seq
  }

  addNote(note: SessionNote): number {
    const { records, secrets, beganMs, onNote } = this.#parts
    const seq = this.#count++
    const covered = coverNote(note, secrets.forms)
    records?.write(printNoteRecord(seq, covered, beganMs))
    onNote(covered)
    return seq
  }

  noteWire(): void {}

  get behind(): boolean {
    return this.#parts.printer.behind
  }

  caughtUp(callback: () => void): void {
    this.#parts.printer.caughtUp(callback)
  }

  #covered(message: SessionMessage): SessionMessage & { covered?: true } {
    const { secrets } = this.#parts
    if (!secrets.occurIn(message.payload)) return message
    return { ...message, payload: coverBytes(message.payload, secrets.forms), covered: true }
  }
}
