/** Long enough for the browser to have taken it over. */
const KEPT_MS = 60_000

/** Hands a text to the person as a file: the browser or the app asks where it goes, or puts it where downloads go. */
export function downloadText(text: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}
