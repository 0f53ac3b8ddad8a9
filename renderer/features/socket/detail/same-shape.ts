import { topMembers } from '#shared/format/top-members.ts'
import type { LogEntry, MessageEntry } from '#shared/model/socket/log-entry.ts'

/**
 * What tells whether two messages can be compared: the same way, of the same kind, and where they are JSON objects with
 * the same members, as far as their beginnings tell.
 */
export function shapeOf({ direction, opcode, event, text }: MessageEntry): string {
  const members = topMembers(text ?? '')
  const type = members?.find(({ name }) => name === 'type')?.scalar
  const names = members?.map(({ name }) => name).sort()
  return JSON.stringify([direction, opcode, event?.type, type, names])
}

/** Whether an entry is a message of the same shape. */
export function isLike(message: MessageEntry): (entry: LogEntry) => boolean {
  const shape = shapeOf(message)
  return entry => entry.kind === 'message' && shapeOf(entry) === shape
}
