/**
 * The 16-bit groups of an IP address, so that two ways to write one are known to be the same: two for IPv4, eight for
 * IPv6 (RFC 4291 §2.2). A zone does not count. Undefined for what is no address.
 */
export function addressGroups(address: string): number[] | undefined {
  const [bare = ''] = address.replace(/^\[(.*)\]$/, '$1').split('%')
  return bare.includes(':') ? groupsOfV6(bare) : groupsOfV4(bare)
}

function groupsOfV4(text: string): number[] | undefined {
  const bytes = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number)
  if (!bytes || bytes.some(byte => byte > 255)) return undefined
  const [a = 0, b = 0, c = 0, d = 0] = bytes
  return [a * 256 + b, c * 256 + d]
}

function groupsOfV6(text: string): number[] | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head, tail] = [halves[0] ?? '', halves[1]].map(half => (half === undefined ? [] : readGroups(half)))
  if (!head || !tail) return undefined
  const missing = 8 - head.length - tail.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined
  return [...head, ...Array<number>(missing).fill(0), ...tail]
}

/** Between colons; the last can be an IPv4 address. */
function readGroups(half: string): number[] | undefined {
  if (half === '') return []
  const groups: number[] = []
  for (const part of half.split(':')) {
    const v4 = part.includes('.') ? groupsOfV4(part) : undefined
    if (v4) groups.push(...v4)
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16))
    else return undefined
  }
  return groups
}
