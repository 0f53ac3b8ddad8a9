import net from 'node:net'
import { domainToASCII } from 'node:url'
import { unusableSetting } from './unusable-setting.ts'

const FIELD = 'tls.serverName'

/**
 * A name to be sent as SNI and verified, in the form it has on the wire: ASCII, without a trailing dot (RFC 6066 §3).
 * @throws ClientError BUILD at `tls.serverName`
 */
export function readServerName(name: string): string {
  // The conversion would take what follows a slash for a path and leave it out.
  const ascii = LOOKS_LIKE_A_NAME.test(name) ? domainToASCII(name).replace(/\.$/, '') : ''
  if (net.isIP(ascii) || net.isIP(name.replace(/^\[(.*)\]$/, '$1')))
    throw unusableSetting(FIELD, `“${name}” is an address: only a name can be sent as the server name.`)
  const isName = ascii.length <= 253 && ascii.split('.').every(label => /^[a-z0-9_-]{1,63}$/.test(label))
  if (!isName) throw unusableSetting(FIELD, `“${name}” is no host name.`)
  return ascii
}

/** Of ASCII only what a name may have; beyond it the conversion decides. */
const LOOKS_LIKE_A_NAME = /^(?:[\w.-]|\P{ASCII})+$/u
