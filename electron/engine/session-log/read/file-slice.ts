import { type FileHandle, open } from 'node:fs/promises'
import { systemCodeOf } from '#shared/model/system-code.ts'

/**
 * Works on a file, which is open as long as that takes: files of a log come and go.
 * @returns undefined where there is none
 */
export async function withFile<T>(
  path: string,
  work: (file: FileHandle) => Promise<T>
): Promise<T | undefined> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (systemCodeOf(error) === 'ENOENT') return undefined
    throw error
  })
  if (!file) return undefined
  try {
    return await work(file)
  } finally {
    await file.close()
  }
}

/** Some bytes of a file, fewer where it ends. */
export async function readSlice(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, offset + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return bytes.subarray(0, done)
}
