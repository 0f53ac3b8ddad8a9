import { z } from 'zod'
import { parseJson } from '#shared/format/parse-json.ts'
import { NoteEntry } from '#shared/model/socket/log-entry.ts'
import type { SessionNote } from '../session-entry.ts'

/** What is written of a note beside what the index has. */
export function printNote({ lane: _, atMs: __, exchange: ___, ...facts }: SessionNote): Buffer {
  return Buffer.from(JSON.stringify(facts))
}

const Facts = z.looseObject({ kind: z.string() })

/** @returns undefined where it is none */
export function parseNote(
  bytes: Buffer,
  place: { seq: number; lane: number; atMs: number }
): NoteEntry | undefined {
  const facts = Facts.safeParse(parseJson(bytes.toString('utf8')))
  return facts.success ? NoteEntry.safeParse({ ...facts.data, ...place }).data : undefined
}

/** Neither a type nor an id of an event has a line end in it (HTML §9.2.6). */
const SEPARATOR = '\n'

export function printEvent({ type, id }: { type: string; id?: string }): Buffer {
  return Buffer.from(id === undefined ? type : `${type}${SEPARATOR}${id}`)
}

export function parseEvent(bytes: Buffer): { type: string; id?: string } {
  const [type = '', id] = bytes.toString('utf8').split(SEPARATOR, 2)
  return id === undefined ? { type } : { type, id }
}
