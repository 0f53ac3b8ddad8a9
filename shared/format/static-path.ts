/**
 * The file within a folder that a URL's path names: decoded, with forward slashes, without the first one. Empty for
 * the folder itself. Undefined for what would lead out of the folder, or is no name of a file on every system.
 * @param pathname as it came, percent-encoded
 */
export function staticPath(pathname: string): string | undefined {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  if (decoded === '/') return ''
  const [root, ...segments] = decoded.split('/')
  const named = segments.length > 0 && segments.every(segment => !['', '.', '..'].includes(segment))
  return root === '' && named && !/[\0\\:]/.test(decoded) ? segments.join('/') : undefined
}
