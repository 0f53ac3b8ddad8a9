import { topMembers } from '#shared/format/top-members.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { MessageEntry } from '#shared/model/socket/log-entry.ts'
import type { LogMatch } from '#shared/model/socket/log-filter.ts'
import { OPCODE_WORDS } from '../list/entry-words.ts'

/** Messages that have something in common with one, and what that is. */
export interface Likeness {
  /** `Texts with "type": "tick"` */
  label: string
  match: LogMatch
}

/** What protocols call the member that says what a message is. */
const KIND_MEMBERS = ['type', 'event', 'kind', 'op', 'action', 'method', 'channel', 'topic', 'msg', 'e', 't']
/** Longer values tell one message, and no kind of it. */
const MOST_VALUE = 60
const MOST_TEXT = 200

/** What a message has in common with others, the most telling first. */
export function likenesses(entry: MessageEntry): Likeness[] {
  const { opcode, direction, text, size } = entry
  const word = OPCODE_WORDS[opcode].toLowerCase()
  const isWhole = text !== undefined && new TextEncoder().encode(text).length === size
  const line = isWhole && text !== '' && text.length <= MOST_TEXT && !/[\r\n]/.test(text) ? text : undefined
  const way = direction === 'sent' ? 'Sent' : 'Received'
  return [
    ...likeMembers(entry),
    ...(line === undefined
      ? []
      : [
          {
            label: `The text ${shortened(line)}`,
            match: { query: { text: line, regex: false, matchCase: true, wholeWord: false } }
          }
        ]),
    { label: `${way} ${word} messages`, match: { opcodes: [opcode], directions: [direction] } }
  ]
}

function likeMembers({ text, opcode }: MessageEntry): Likeness[] {
  const members = opcode === 'text' || opcode === 'event' ? topMembers(text ?? '') : undefined
  if (!members) return []
  const told = members.filter(
    ({ name, scalar }) => KIND_MEMBERS.includes(name) && scalar !== undefined && scalar.length <= MOST_VALUE
  )
  const first = members.find(({ scalar }) => scalar?.startsWith('"') && scalar.length <= MOST_VALUE)
  const chosen = told.length > 0 ? told.slice(0, 3) : first ? [first] : []
  return chosen.map(({ name, scalar = '' }) => ({
    label: `JSON with ${JSON.stringify(name)}: ${shortened(scalar)}`,
    match: { jsonPath: `$[?$[${JSON.stringify(name)}] == ${scalar}]` }
  }))
}

const MEMBER_PATH = /^\$\[\?\$\[("(?:[^"\\]|\\.)*")\] == (.*)\]$/s

/** What a match says, in a few words. */
export function nameMatch(match: LogMatch): string {
  const { query, jsonPath, directions = [], opcodes = [] } = match
  const words: string[] = []
  if (query) words.push(query.regex ? `/${shortened(query.text)}/` : `“${shortened(query.text)}”`)
  if (jsonPath !== undefined) {
    const [, name, value = ''] = MEMBER_PATH.exec(jsonPath) ?? []
    words.push(name === undefined ? shortened(jsonPath) : `${name}: ${shortened(value)}`)
  }
  if (directions.length > 0 || opcodes.length > 0)
    words.push([...directions, ...opcodes.map(opcode => OPCODE_WORDS[opcode].toLowerCase())].join(' '))
  return words.join(', ')
}

function shortened(text: string): string {
  const shown = visibleText(text)
  return shown.length > 40 ? `${shown.slice(0, 40)}…` : shown
}
