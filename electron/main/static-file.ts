import path from 'node:path'
import { staticContentType } from '#shared/format/static-content-type.ts'

/**
 * The file that a URL's path names within a folder, or nothing when it would lead out of it or is of a kind that
 * the renderer is not made of. Symbolic links are not looked at: the folder is our own build.
 */
export function fileOf(folder: string, pathname: string): { path: string; contentType: string } | undefined {
  const decoded = decode(pathname)
  if (decoded === undefined || /[\0\\:]/.test(decoded)) return undefined
  const root = path.resolve(folder)
  const file = path.resolve(root, `.${path.posix.sep}${decoded}`)
  const contentType = staticContentType(path.extname(file))
  return contentType && file.startsWith(root + path.sep) ? { path: file, contentType } : undefined
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}
