import { MAX_FRAME_BYTES } from '#shared/contract/limits.ts'
import type { Port } from '#shared/rpc/port.ts'
import { createWebSocketPort } from '#shared/rpc/websocket-port.ts'
import { askShellForPort } from './ask-shell-for-port.ts'
import { inElectron } from './shell-kind.ts'

/** The host is there, but not for this page: no token, something that is none, or one of an earlier launch. */
export class HostRefusal extends Error {
  override readonly name = 'HostRefusal'
  readonly why: 'no-token' | 'not-a-token' | 'wrong-token'

  constructor(why: HostRefusal['why']) {
    super(why)
    this.why = why
  }
}

const TOKEN = 'sonde.token'
/** The end of an address of `sonde serve`. */
const KEY = /#(?:token=)?([\w-]{16,})$/

/**
 * Opens a port to the host by the way this shell has.
 * @throws HostRefusal; Error when nothing answers
 */
export function connectHost(): Promise<Port> {
  return inElectron ? askShellForPort('sonde:connect', 'sonde:port') : openWebSocket(takeToken())
}

/** The address of another window on the same host, in a browser. The fragment goes into no request. */
export function addressOfNewWindow(): string {
  return `${location.pathname}#${sessionStorage.getItem(TOKEN) ?? ''}`
}

/**
 * Goes on by the key of another address, as if that had been opened in this tab: whatever name it has, what is typed in
 * this page stays. @returns whether there is a key in it
 */
export function goToAddress(address: string): boolean {
  const key = KEY.exec(address.trim())?.[1]
  if (key === undefined) return false
  location.hash = key
  return true
}

/**
 * The token of `sonde serve`. It comes in the fragment, which no server and no Referer gets to see, and leaves the
 * address bar at once so that it is neither bookmarked nor shared.
 */
function takeToken(): string {
  const given = KEY.exec(location.hash)?.[1]
  if (given) {
    sessionStorage.setItem(TOKEN, given)
    history.replaceState(null, '', location.pathname + location.search)
  }
  const token = given ?? sessionStorage.getItem(TOKEN)
  if (!token) throw new HostRefusal(location.hash.length > 1 ? 'not-a-token' : 'no-token')
  return token
}

function openWebSocket(token: string): Promise<Port> {
  const address = new URL('/rpc', location.href)
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new WebSocket(address, ['sonde', `sonde.${token}`])
  return new Promise((resolve, reject) => {
    socket.addEventListener(
      'open',
      () => resolve(createWebSocketPort(socket, { maxFrameBytes: MAX_FRAME_BYTES })),
      { once: true }
    )
    socket.addEventListener('error', () => void explainFailure().then(reject), { once: true })
  })
}

/** A browser does not say why a WebSocket failed. Files need no token: where they come, it was the token. */
function explainFailure(): Promise<Error> {
  return fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).then(
    () => new HostRefusal('wrong-token'),
    () => new Error('Nothing answers at this address.')
  )
}
