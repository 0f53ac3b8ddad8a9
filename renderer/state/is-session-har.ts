/** In so many bytes of its beginning a HAR file shows what it is. */
const HEAD_BYTES = 256 * 1024
const HAR = /^\s*\{\s*"log"\s*:\s*\{/
const MESSAGES = /"_webSocketMessages"\s*:/
const OURS = /"creator"\s*:\s*\{\s*"name"\s*:\s*"Sonde"/

/** Whether a file holds exchanges of others: it is HAR by its name or by what it begins with, and no session of ours. */
export async function isForeignHar(file: File): Promise<boolean> {
  const isHar = /\.har$/i.test(file.name) || HAR.test(await file.slice(0, HEAD_BYTES).text())
  return isHar && !(await isSessionHar(file))
}

/** Whether a HAR file is a session of messages: what a log was exported as. Those of others may hold any number of them. */
export async function isSessionHar(file: Blob): Promise<boolean> {
  const head = await file.slice(0, HEAD_BYTES).text()
  return MESSAGES.test(head) && OURS.test(head)
}
