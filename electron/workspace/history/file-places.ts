import { open } from 'node:fs/promises'
import { unless } from '../file-error.ts'

/** Where something lies in its file, in bytes. */
export interface FilePlace {
  offset: number
  length: number
}

/** Appends to a file, which need not be there. @returns where in it that begins */
export async function append(path: string, bytes: Uint8Array): Promise<number> {
  const file = await open(path, 'a', 0o600)
  try {
    const { size } = await file.stat()
    await file.writeFile(bytes)
    return size
  } finally {
    await file.close()
  }
}

/** Puts spaces in the place of what lies in a file. One that is gone needs none. */
export async function blank(path: string, places: readonly FilePlace[]): Promise<void> {
  const file = await unless('ENOENT', open(path, 'r+'))
  if (!file) return
  try {
    for (const { offset, length } of places) await file.write(Buffer.alloc(length, 0x20), 0, length, offset)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** What a file has from there on, as far as it has it. One that is not there has nothing. */
export async function readFrom(path: string, offset: number, length?: number): Promise<Buffer> {
  const file = await unless('ENOENT', open(path, 'r'))
  if (!file) return Buffer.alloc(0)
  try {
    const wanted = length ?? Math.max(0, (await file.stat()).size - offset)
    const bytes = Buffer.alloc(wanted)
    const { bytesRead } = await file.read(bytes, 0, wanted, offset)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
