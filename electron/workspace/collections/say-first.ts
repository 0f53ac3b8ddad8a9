import type { SondeFile } from '#shared/opencollection/sonde-schema.ts'
import { entriesOf, withoutEntries } from './copy-entries.ts'
import type { OpenCollection } from './open-collection.ts'

/**
 * Lets sonde.json say something of an item before work puts that in its place: whoever dies in between leaves no
 * request without its pins. What could not be put in its place has nothing said of it.
 * @param path where the item comes to be
 * @param change of what is said at that path, and below
 * @param work tells whether it was done
 * @returns whether it was
 */
export async function sayFirst(
  { sonde }: OpenCollection,
  path: string,
  change: (file: SondeFile) => SondeFile,
  work: () => Promise<boolean>
): Promise<boolean> {
  let before: SondeFile['items'] = {}
  await sonde.change(file => {
    before = ownEntries(file, path)
    return change(file)
  })
  const takeBack = () => sonde.change(file => withThese(file, path, before))
  let done = false
  try {
    done = await work()
  } catch (error) {
    // What went wrong first is what is told.
    await takeBack().catch(() => undefined)
    throw error
  }
  if (!done) await takeBack()
  return done
}

function ownEntries(file: SondeFile, path: string): SondeFile['items'] {
  const own = path === '' ? file.items[''] : undefined
  return path === '' ? (own ? { '': own } : {}) : entriesOf(file, path)
}

function withThese(file: SondeFile, path: string, entries: SondeFile['items']): SondeFile {
  const { '': _, ...others } = file.items
  const bare = path === '' ? { ...file, items: others } : withoutEntries(file, path)
  return { ...bare, items: { ...bare.items, ...entries } }
}
