import { type BigIntStats, statSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { unless } from './file-error.ts'

/** Tells a file from every other that was ever at its path, where each save puts a new one in its place. */
export async function fileVersion(path: string): Promise<string | undefined> {
  const stats = await unless('ENOENT', stat(path, { bigint: true }))
  return stats && versionOf(stats)
}

/** As `fileVersion`, at once. @returns undefined also when it cannot be looked at */
export function fileVersionNow(path: string): string | undefined {
  try {
    return versionOf(statSync(path, { bigint: true }))
  } catch {
    return undefined
  }
}

function versionOf({ ino, mtimeNs, size }: BigIntStats): string {
  return `${ino} ${mtimeNs} ${size}`
}
