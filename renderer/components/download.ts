import { gatherPieces } from '#shared/format/gather-pieces.ts'

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

/** So long the window may stand still while a text is made. */
const SLICE_MS = 50

/**
 * Hands a text over as a file in UTF-8. It is never there as one: of a long one that is more than a string can hold.
 * @param type its media type
 */
export async function downloadText(pieces: Generator<string>, name: string, type: string): Promise<void> {
  const parts: Blob[] = []
  let since = performance.now()
  for (const piece of gatherPieces(pieces)) {
    parts.push(new Blob([piece]))
    if (performance.now() - since < SLICE_MS) continue
    await new Promise(resolve => setTimeout(resolve))
    since = performance.now()
  }
  downloadBlob(new Blob(parts, { type: `${type};charset=utf-8` }), name)
}
