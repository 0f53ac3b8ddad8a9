import { encodeBase64 } from '../binary/encode-base64.ts'
import { parseHex } from '../binary/parse-hex.ts'
import type { DraftMessage, DraftMessages } from '../model/draft/draft-message.ts'

/** A message as the format can say it: hex becomes base64, as far as it is any; else it stays as it was typed. */
export function messageInFile(typed: DraftMessage): DraftMessage {
  if (typed.kind !== 'hex') return typed
  return { ...typed, kind: 'binary', data: dataInFile(typed.data) }
}

/** The same of all messages. */
export function messagesInFile({ list, ...rest }: DraftMessages): DraftMessages {
  return { ...rest, list: list.map(each => ({ ...each, message: messageInFile(each.message) })) }
}

/** What was typed in hex, each once; undefined when nothing was. */
export function hexMessages(messages: DraftMessages | undefined): string[] | undefined {
  const typed = (messages?.list ?? []).flatMap(({ message: { kind, data } }) =>
    kind === 'hex' ? [data] : []
  )
  return typed.length > 0 ? [...new Set(typed)] : undefined
}

/** The messages of a file, as they were typed where they were typed in hex and still say the same. */
export function withHex({ list, ...rest }: DraftMessages, hex: readonly string[]): DraftMessages {
  const typed = new Map(hex.map(data => [dataInFile(data), data]))
  return {
    ...rest,
    list: list.map(each => {
      const data = each.message.kind === 'binary' ? typed.get(each.message.data) : undefined
      return data === undefined ? each : { ...each, message: { ...each.message, kind: 'hex', data } }
    })
  }
}

function dataInFile(hex: string): string {
  const parsed = parseHex(hex)
  return 'bytes' in parsed ? encodeBase64(parsed.bytes) : hex
}
