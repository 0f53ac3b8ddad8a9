import type { SessionMessage, SessionNote } from '#engine/session-log/session-entry.ts'
import { printMessageRecord, printNoteRecord } from '#engine/session-log/transfer/print-ndjson.ts'
import { coverNote } from '#engine/session-log/write/cover-note.ts'
import type { SessionSecrets } from '#host/socket/session-secrets.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { coverBytes } from '#shared/redaction/cover-bytes.ts'
import { createRedactor } from '#shared/redaction/redact-text.ts'
import type { RecordFile } from './record-file.ts'

/** Numbers what happens in a session of the command line, and writes it to its file, if any, without what is secret. */
export class SessionRecords {
  readonly #file: RecordFile | undefined
  readonly #secrets: SessionSecrets
  readonly #beganMs: number
  #count = 0

  /** @param beganMs when the session's clock began, in milliseconds since 1970 */
  constructor(file: RecordFile | undefined, secrets: SessionSecrets, beganMs: number) {
    this.#file = file
    this.#secrets = secrets
    this.#beganMs = beganMs
  }

  /** @returns its number */
  addMessage(message: SessionMessage): number {
    const seq = this.#count++
    this.#file?.write(printMessageRecord(seq, this.#covered(message), this.#beganMs))
    return seq
  }

  /** @returns its number, and the note without what is secret */
  addNote(note: SessionNote): { seq: number; covered: SessionNote } {
    const seq = this.#count++
    const covered = coverNote(note, this.#secrets.forms)
    this.#file?.write(printNoteRecord(seq, covered, this.#beganMs))
    return { seq, covered }
  }

  #covered(message: SessionMessage): SessionMessage {
    const { forms } = this.#secrets
    const { payload, event } = message
    const told = event ? { ...message, event: coverEvent(event, forms) } : message
    if (!this.#secrets.occurIn(payload)) return told
    return { ...told, payload: coverBytes(payload, forms), covered: true }
  }
}

type EventFacts = NonNullable<SessionMessage['event']>

function coverEvent({ type, id }: EventFacts, forms: readonly SecretForm[]): EventFacts {
  const redact = createRedactor(forms)
  return { type: redact(type), ...(id !== undefined && { id: redact(id) }) }
}
