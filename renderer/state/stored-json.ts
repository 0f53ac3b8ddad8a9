/** What the browser keeps under a key; undefined when there is nothing, or nothing that can be read. */
export function readStored(storage: Storage, key: string): unknown {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null') ?? undefined
  } catch {
    // Half written, or by another version: as good as nothing.
    return undefined
  }
}
