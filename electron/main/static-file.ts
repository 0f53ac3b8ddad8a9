import path from 'node:path'
import { staticContentType } from '#shared/format/static-content-type.ts'
import { staticPath } from '#shared/format/static-path.ts'

/**
 * The file that a URL's path names within a folder, or nothing when it would lead out of it or is of a kind that
 * the renderer is not made of. Symbolic links are not looked at: the folder is our own build.
 */
export function fileOf(folder: string, pathname: string): { path: string; contentType: string } | undefined {
  const name = staticPath(pathname)
  const contentType = name && staticContentType(path.extname(name))
  return name && contentType ? { path: path.join(path.resolve(folder), name), contentType } : undefined
}
