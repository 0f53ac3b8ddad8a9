import { type FileHandle, open, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { staticContentType } from '#shared/format/static-content-type.ts'
import { staticPath } from '#shared/format/static-path.ts'

export interface StaticFile {
  /** To be closed by whoever gets it. */
  handle: FileHandle
  size: number
  contentType: string
  /** Its name holds a hash of its content, so that it never changes. */
  immutable: boolean
}

/**
 * The file that a request's target names within a folder. Undefined for everything else: what lies outside, also
 * by a symbolic link, what is no regular file, and what cannot be a name.
 * @param target path and query as they came (RFC 9112 §3.2.1)
 */
export async function openStaticFile(root: string, target: string): Promise<StaticFile | undefined> {
  const path = staticPath(target.replace(/[?#].*$/s, ''))
  if (path === undefined) return undefined
  try {
    const folder = await realpath(root)
    const file = await realpath(join(folder, path || 'index.html'))
    if (!file.startsWith(folder + sep)) return undefined
    const handle = await open(file, 'r')
    const stats = await handle.stat()
    if (!stats.isFile()) {
      await handle.close()
      return undefined
    }
    return {
      handle,
      size: stats.size,
      contentType: staticContentType(extname(file)) ?? 'application/octet-stream',
      immutable: path.startsWith('assets/')
    }
  } catch {
    return undefined
  }
}
