/** The password of a URL (RFC 3986 §3.2.1): as typed, and as it is meant where it is percent-encoded. */
export function urlPasswords(url: string): string[] {
  const typed = /^(?:(?:[a-z][a-z0-9+.-]*:)?\/\/)?[^/?#]*?:([^/?#]*)@/i.exec(url.trim())?.[1] ?? ''
  if (typed === '') return []
  try {
    return [...new Set([typed, decodeURIComponent(typed)])]
  } catch {
    return [typed]
  }
}
