import path from 'node:path'

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm'
}

/**
 * The file that a URL's path names within a folder, or nothing when it would lead out of it or is of a kind that
 * the renderer is not made of. Symbolic links are not looked at: the folder is our own build.
 */
export function fileOf(folder: string, pathname: string): { path: string; contentType: string } | undefined {
  const decoded = decode(pathname)
  if (decoded === undefined || /[\0\\:]/.test(decoded)) return undefined
  const root = path.resolve(folder)
  const file = path.resolve(root, `.${path.posix.sep}${decoded}`)
  const contentType = CONTENT_TYPES[path.extname(file).toLowerCase()]
  return contentType && file.startsWith(root + path.sep) ? { path: file, contentType } : undefined
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}
