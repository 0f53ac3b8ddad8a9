/**
 * What is wrong with the host that a client certificate is for, so that it would be for none.
 * @param typed a name or an address, `*.` before it for all under it, or `*`; a template is not looked into
 */
export function findHostProblem(typed: string): string | undefined {
  const host = typed.trim()
  if (host === '' || host.includes('{{')) return undefined
  const isIpv6 = /^[\da-f]*:[\da-f]*:[\da-f:.]*$/i.test(host)
  if (/[/?#@\s[\]]/.test(host) || (host.includes(':') && !isIpv6))
    return 'Only the host counts: api.example.org, without a scheme, a port or a path.'
  return host !== '*' && host.replace(/^\*\./, '').includes('*')
    ? 'A star stands for whole names in front: *.example.org.'
    : undefined
}
