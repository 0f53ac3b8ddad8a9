import net from 'node:net'

/** The 4 or 16 bytes of an IP address (RFC 4291 §2.2), or undefined for a name. A zone is left out. */
export function addressBytes(host: string): Buffer | undefined {
  const family = net.isIP(host)
  if (family === 4) return Buffer.from(host.split('.').map(Number))
  if (family !== 6) return undefined
  const [head = '', tail] = host.replace(/%.*$/, '').split('::')
  const before = readGroups(head)
  const after = readGroups(tail ?? '')
  return Buffer.concat([before, Buffer.alloc(16 - before.length - after.length), after])
}

/** Groups of an IPv6 address; the last may be written as IPv4. */
function readGroups(text: string): Buffer {
  const groups = text === '' ? [] : text.split(':')
  return Buffer.concat(
    groups.map(group =>
      group.includes('.')
        ? Buffer.from(group.split('.').map(Number))
        : Buffer.from(group.padStart(4, '0'), 'hex')
    )
  )
}
