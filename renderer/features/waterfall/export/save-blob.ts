/** Long enough for whoever asks where it is to be saved. */
const KEPT_MS = 60_000

/** Hands a file to the browser, or to Electron, which asks where to save it. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}
