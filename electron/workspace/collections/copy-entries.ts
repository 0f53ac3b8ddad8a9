import { moveEntries } from '#shared/opencollection/sonde-file.ts'
import type { SondeFile } from '#shared/opencollection/sonde-schema.ts'
import { isAtOrBelow } from '#shared/workspace/item-path.ts'

/** A sonde.json that says of `to` what it says of `from`, with all that is under it. */
export function withCopies(file: SondeFile, from: string, to: string): SondeFile {
  return { ...file, items: { ...file.items, ...moveEntries(file, from, to).items } }
}

/** The entries of an item and of what is under it. */
export function entriesOf(file: SondeFile, path: string): SondeFile['items'] {
  return Object.fromEntries(
    Object.entries(file.items).filter(([each]) => each !== '' && isAtOrBelow(each, path))
  )
}

/** A sonde.json that says nothing of an item and what is under it. */
export function withoutEntries(file: SondeFile, path: string): SondeFile {
  const items = Object.entries(file.items).filter(([each]) => each === '' || !isAtOrBelow(each, path))
  return { ...file, items: Object.fromEntries(items) }
}
