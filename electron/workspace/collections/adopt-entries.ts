import { isDeepStrictEqual } from 'node:util'
import { ClientError } from '#shared/model/client-error.ts'
import type { SondeEntry, SondeFile } from '#shared/opencollection/sonde-schema.ts'

/**
 * A sonde.json that says what it says, and of the same items what others said. Neither takes the place of the other.
 * @throws ClientError BUILD `path` when both say something of the same, and not the same
 */
export function withAdopted(file: SondeFile, adopted: SondeFile['items']): SondeFile {
  const items = { ...file.items }
  for (const [path, entry] of Object.entries(adopted)) {
    const own = Object.hasOwn(file.items, path) ? file.items[path] : undefined
    items[path] = own ? combined(path, own, entry) : entry
  }
  return { ...file, items }
}

function combined(path: string, own: SondeEntry, adopted: SondeEntry): SondeEntry {
  const { tls, ...others } = own
  const { tls: adoptedTls, ...adoptedOthers } = adopted
  const clashes = [
    ...clashesOf(others, adoptedOthers),
    ...clashesOf(tls, adoptedTls).map(key => `tls.${key}`)
  ]
  if (clashes.length > 0) {
    const problem = `${path} has settings of its own that say otherwise: ${clashes.join(', ')}. Take them out of it first.`
    throw new ClientError('BUILD', { field: 'path', facts: { problem } })
  }
  return { ...own, ...adopted, ...((tls || adoptedTls) && { tls: { ...tls, ...adoptedTls } }) }
}

function clashesOf(own: object = {}, adopted: object = {}): string[] {
  const said = new Map(Object.entries(own))
  return Object.entries(adopted)
    .filter(([key, value]) => said.has(key) && !isDeepStrictEqual(said.get(key), value))
    .map(([key]) => key)
}
