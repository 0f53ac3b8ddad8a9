import { rm, stat } from 'node:fs/promises'

/**
 * Writes the body of a record.
 * @param save copies it to a path
 * @returns its size in bytes; undefined when it could not be kept: the exchange is, all the same
 */
export async function keepBody(
  path: string,
  save: (path: string) => Promise<void>
): Promise<number | undefined> {
  try {
    await save(path)
    return (await stat(path)).size
  } catch {
    await rm(path, { force: true })
    return undefined
  }
}
