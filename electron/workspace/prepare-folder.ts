import { accessSync, constants, mkdirSync } from 'node:fs'

/**
 * Makes a folder where it is not there, for its owner alone, and sees that files can be made in it.
 * @throws what the file system says
 */
export function prepareFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch {
    // Of a disk that is read-only, Node says on the way that there is no such folder.
    mkdirSync(path, 0o700)
  }
  accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
}
