import { writeSync } from 'node:fs'
import { fileFailure } from '../bodies/file-failure.ts'

/**
 * Writes all of the bytes at the end of a file: a disk that fills up takes a part of them first.
 * @param path named where that fails @returns how many they were @throws ClientError IO
 */
export function writeAll(file: number, bytes: Uint8Array, path: string): number {
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
    return bytes.length
  } catch (cause) {
    throw fileFailure(cause, path)
  }
}
