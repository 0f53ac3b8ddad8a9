/** This machine, by another name: a page of the one is of a foreign origin to a page of the other. */
const OTHERS: Record<string, string> = {
  '127.0.0.1': 'localhost',
  localhost: '127.0.0.1',
  '[::1]': 'localhost'
}

/**
 * The same place under another name of this machine, where the host is one of its names. The port stays: what is
 * forwarded for the one is there for the other.
 * @param host of an address, as in `Host`: name and, as a rule, port
 */
export function otherLoopback(host: string): string | undefined {
  const [, name = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(:\d{1,5})?$/.exec(host.toLowerCase()) ?? []
  return Object.hasOwn(OTHERS, name) ? `${OTHERS[name]}${port}` : undefined
}
