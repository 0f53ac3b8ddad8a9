import type { SessionLogTarget, SessionMessage, SessionNote } from '#engine/session-log/session-entry.ts'
import type { SessionRecords } from '../session/session-records.ts'
import type { MessagePrinter } from './message-printer.ts'

export interface SessionOutputParts {
  printer: MessagePrinter
  records: SessionRecords
  /** Told of each note, without what is secret. */
  onNote(note: SessionNote): void
  /** Told of each control frame. */
  onControl(message: SessionMessage): void
}

/** Where a session of the command line tells what happens. Who reads slowly what is printed holds the server up. */
export class SessionOutput implements SessionLogTarget {
  readonly #parts: SessionOutputParts

  constructor(parts: SessionOutputParts) {
    this.#parts = parts
  }

  addMessage(message: SessionMessage): number {
    const { printer, records, onControl } = this.#parts
    const { direction, opcode, payload } = message
    const seq = records.addMessage(message)
    if (opcode !== 'text' && opcode !== 'binary') onControl(message)
    else if (direction === 'received') printer.print(payload, opcode === 'text')
    return seq
  }

  addNote(note: SessionNote): number {
    const { seq, covered } = this.#parts.records.addNote(note)
    this.#parts.onNote(covered)
    return seq
  }

  noteWire(): void {}

  get behind(): boolean {
    return this.#parts.printer.behind
  }

  caughtUp(callback: () => void): void {
    this.#parts.printer.caughtUp(callback)
  }
}
