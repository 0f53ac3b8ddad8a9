import type { LogMatch } from '#shared/model/socket/log-filter.ts'
import { MESSAGE_OPCODES, type MessageOpcode } from '#shared/model/socket/opcodes.ts'

export type KindChoice = 'all' | 'data' | 'text' | 'binary' | 'event' | 'control' | 'close'

const OPCODES: Record<Exclude<KindChoice, 'all'>, readonly MessageOpcode[]> = {
  data: ['text', 'binary', 'event'],
  text: ['text'],
  binary: ['binary'],
  event: ['event'],
  control: ['ping', 'pong', 'close'],
  close: ['close']
}

/** @param socket of a WebSocket; else of an event stream */
export function kindOptions(socket: boolean): { value: KindChoice; label: string }[] {
  const all = { value: 'all', label: 'All kinds' } as const
  if (!socket) return [all, { value: 'event', label: 'Events' }]
  return [
    all,
    { value: 'data', label: 'Data' },
    { value: 'text', label: 'Text' },
    { value: 'binary', label: 'Binary' },
    { value: 'control', label: 'Control frames' },
    { value: 'close', label: 'Closes' }
  ]
}

/** The choice that means these opcodes: all of them where none does. */
export function choiceOf(opcodes: LogMatch['opcodes']): KindChoice {
  if (!opcodes) return 'all'
  const choices = Object.entries(OPCODES) as [Exclude<KindChoice, 'all'>, readonly MessageOpcode[]][]
  const same = choices.find(
    ([, kinds]) => kinds.length === opcodes.length && kinds.every(kind => opcodes.includes(kind))
  )
  return same?.[0] ?? 'all'
}

export function opcodesOf(choice: KindChoice): MessageOpcode[] | undefined {
  return choice === 'all' ? undefined : MESSAGE_OPCODES.filter(opcode => OPCODES[choice].includes(opcode))
}
