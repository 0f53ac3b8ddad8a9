const INFO = /^info[ \t]*:/

/**
 * The text of an item without its `info`: what it does, whatever it is called and wherever it stands among others. Lines
 * are taken as they are, since a file that cannot be parsed has them too.
 */
export function textWithoutInfo(text: string): string {
  const kept: string[] = []
  let isInfo = false
  for (const line of text.split('\n')) {
    const isInside = line === '' || line === '\r' || line.startsWith(' ') || line.startsWith('\t')
    isInfo = isInside ? isInfo : INFO.test(line)
    if (!isInfo) kept.push(line)
  }
  return kept.join('\n')
}
