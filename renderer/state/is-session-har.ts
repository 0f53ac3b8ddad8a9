/** In so many bytes of its beginning a HAR file shows what it is. */
const HEAD_BYTES = 256 * 1024
const MESSAGES = /"_webSocketMessages"\s*:/
const FIRST_URL = /"request"\s*:\s*\{[^{}]*?"url"\s*:\s*"([a-z]+):/i
const OURS = /"creator"\s*:\s*\{\s*"name"\s*:\s*"Sonde"/

/**
 * Whether a HAR file is a session of messages: it has some, and begins with a WebSocket, or is what a log was exported
 * as. A page that was recorded begins with its document, whatever sockets it opens later.
 */
export async function isSessionHar(file: Blob): Promise<boolean> {
  const head = await file.slice(0, HEAD_BYTES).text()
  if (!MESSAGES.test(head)) return false
  return OURS.test(head) || /^wss?$/i.test(FIRST_URL.exec(head)?.[1] ?? '')
}
