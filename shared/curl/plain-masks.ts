import type { RequestInput } from '../model/request.ts'
import type { ExecuteSettings } from '../model/settings.ts'
import { mapStrings } from '../redaction/map-strings.ts'
import { MASK } from '../redaction/redact-text.ts'

/** What is masked in a command: no shell, header or URL has to encode it. */
const PLAIN_MASK = '***'

interface Masked {
  request: RequestInput
  settings: ExecuteSettings
}

/** A request and how it is sent, with masks that can be printed anywhere. @returns whether there were any */
export function withPlainMasks({ request, settings }: Masked): Masked & { hasMasks: boolean } {
  let hasMasks = false
  const plain = (text: string) => {
    if (!text.includes(MASK)) return text
    hasMasks = true
    return text.replaceAll(MASK, PLAIN_MASK)
  }
  const plainBytes = (bytes: Uint8Array) => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    return text.includes(MASK) ? new TextEncoder().encode(plain(text)) : bytes
  }
  const mapped = mapStrings({ request, settings }, plain, () => false)
  const { body } = mapped.request
  const printable = body.kind === 'bytes' ? { ...body, bytes: plainBytes(body.bytes) } : body
  return { request: { ...mapped.request, body: printable }, settings: mapped.settings, hasMasks }
}
