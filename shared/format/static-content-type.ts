/** What the built renderer is made of, by the extension of the file. */
const CONTENT_TYPES: Record<string, string> = {
  '.bcmap': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.pfb': 'application/octet-stream',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2'
}

/**
 * The Content-Type with which a shell answers for one of the app's own files.
 * @param extension with its dot, in any case
 */
export function staticContentType(extension: string): string | undefined {
  const known = extension.toLowerCase()
  return Object.hasOwn(CONTENT_TYPES, known) ? CONTENT_TYPES[known] : undefined
}
