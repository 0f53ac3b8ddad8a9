/** Long enough for a browser that asks where to save before it begins. */
const KEPT_MS = 10 * 60_000

/** Hands a file to the person: the browser or the app asks where it goes, or puts it where downloads go. */
export function downloadBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}

/** Hands a text over as a file in UTF-8. @param type its media type */
export function downloadText(text: string, name: string, type: string): void {
  downloadBlob(new Blob([text], { type: `${type};charset=utf-8` }), name)
}
