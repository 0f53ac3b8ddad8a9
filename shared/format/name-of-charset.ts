const WRITTEN: Record<string, string> = {
  shift_jis: 'Shift_JIS',
  big5: 'Big5',
  macintosh: 'Mac Roman',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE'
}

/** An encoding as people write it. @param charset its WHATWG name */
export function nameOfCharset(charset: string): string {
  const written = WRITTEN[charset]
  if (written !== undefined) return written
  return charset.startsWith('windows-') ? `W${charset.slice(1)}` : charset.toUpperCase()
}
