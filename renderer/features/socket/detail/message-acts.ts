import { encodeBase64 } from '#shared/binary/encode-base64.ts'
import { printHex } from '#shared/binary/print-hex.ts'
import { formatBytes } from '#shared/format/bytes.ts'
import { parseJson } from '#shared/format/parse-json.ts'
import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import type { MessageEntry } from '#shared/model/socket/log-entry.ts'
import { host } from '../../../state/host.ts'
import { tell } from '../../../state/notices.ts'
import { readBytes } from '../../../state/read-bytes.ts'
import { nameOfBody, saveAs } from '../../../state/save-body.ts'
import { openMessage } from '../../../state/session-entries.ts'
import { resendOver } from '../../../state/socket-acts.ts'
import { findTab } from '../../../state/tabs.ts'
import { showSection } from '../../../state/ui.ts'
import { addMessage, editMessage, messageShown, messagesShown } from '../../request/messages/edit-messages.ts'
import { editTabMessages } from '../../request/messages/edit-tab-messages.ts'

/** More is not put on the clipboard, nor into the composer. */
const MOST_TAKEN = 16 * 1024 * 1024
/** Longer binary messages are edited as base64. */
const MOST_HEX = 4096

/** Puts a message on the clipboard: its text, or its bytes as hex. @throws ClientError, DOMException */
export async function copyMessage(logId: string, entry: MessageEntry): Promise<void> {
  const bytes = await readPayload(logId, entry)
  if (!bytes) return
  await navigator.clipboard.writeText(isText(entry) ? new TextDecoder().decode(bytes) : printHex(bytes))
  tell(isText(entry) ? 'Copied the message' : 'Copied the bytes of the message as hex')
}

/** Lets a person save a message as a file. @throws ClientError, DOMException */
export async function saveMessage(logId: string, { seq }: MessageEntry): Promise<void> {
  const body = await openMessage(logId, seq)
  try {
    const name = await nameOfBody({ body, url: `/message-${seq}`, disposition: undefined })
    const saved = await saveAs(body, name, 'Save message')
    if (saved !== undefined) tell(`Saved ${saved}`)
  } finally {
    host.releaseBody(body.id)
  }
}

/** Sends a message again as it was. @param sendTo the session @throws ClientError */
export function resend(tabId: string, sendTo: string, logId: string, seq: number): Promise<void> {
  return resendOver(tabId, sendTo, logId, seq)
}

/** Puts a message into the composer of a tab: beside what is written there, if anything is. @throws ClientError */
export async function editAndResend(tabId: string, logId: string, entry: MessageEntry): Promise<void> {
  const bytes = await readPayload(logId, entry)
  if (!bytes || !findTab(tabId)) return
  const message = messageOf(entry, bytes)
  editTabMessages(tabId, now => {
    const isFree = messageShown(messagesShown(now)).data === ''
    return editMessage(isFree ? now : addMessage(now), message)
  })
  showSection(tabId, 'messages')
}

function messageOf(entry: MessageEntry, bytes: Uint8Array<ArrayBuffer>): Pick<DraftMessage, 'kind' | 'data'> {
  if (isText(entry)) {
    const data = new TextDecoder().decode(bytes)
    return { kind: parseJson(data) === undefined ? 'text' : 'json', data }
  }
  return bytes.byteLength > MOST_HEX
    ? { kind: 'binary', data: encodeBase64(bytes) }
    : { kind: 'hex', data: printHex(bytes) }
}

/** @returns undefined where it is too large, which a person is told */
async function readPayload(
  logId: string,
  { seq, size }: MessageEntry
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (size > MOST_TAKEN) {
    tell(
      `The message is ${formatBytes(size)}: up to ${formatBytes(MOST_TAKEN)} can be copied or edited. Save it instead.`
    )
    return undefined
  }
  const body = await openMessage(logId, seq)
  try {
    return await readBytes(body, { signal: new AbortController().signal })
  } finally {
    host.releaseBody(body.id)
  }
}

function isText({ opcode, text }: MessageEntry): boolean {
  return opcode === 'text' || opcode === 'event' || opcode === 'close' || text !== undefined
}
