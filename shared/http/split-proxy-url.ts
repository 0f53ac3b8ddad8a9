/** A proxy's URL as it was typed, taken apart: `[scheme://][user[:password]@]address`. Nothing is decoded or checked. */
interface ProxyUrlParts {
  /** With its `://`, as typed; empty where there is none. */
  scheme: string
  /** What stands before the at sign; undefined where there is none. */
  userinfo?: { user: string; password?: string }
  /** Host and port, and what is behind them. */
  address: string
}

/** Splits a proxy's URL: user and password at the last at sign, and at the first colon. Space around it is dropped. */
export function splitProxyUrl(text: string): ProxyUrlParts {
  const typed = text.trim()
  const [scheme = ''] = /^[a-z][a-z0-9+.-]*:\/\//i.exec(typed) ?? []
  const rest = typed.slice(scheme.length)
  const at = rest.lastIndexOf('@')
  const address = rest.slice(at + 1)
  return at < 0 ? { scheme, address } : { scheme, userinfo: splitUserinfo(rest.slice(0, at)), address }
}

function splitUserinfo(text: string): NonNullable<ProxyUrlParts['userinfo']> {
  const colon = text.indexOf(':')
  return colon < 0 ? { user: text } : { user: text.slice(0, colon), password: text.slice(colon + 1) }
}
