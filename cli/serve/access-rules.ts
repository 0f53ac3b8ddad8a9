import type { IncomingMessage } from 'node:http'
import { isSameToken } from './token.ts'

/** The protocol that is spoken on `/rpc`. The token comes as a second one beside it: `sonde.TOKEN`. */
export const PROTOCOL = 'sonde'
export const RPC_PATH = '/rpc'

/** Any port: people forward them. */
const OWN_NAMES = ['127.0.0.1', 'localhost', '[::1]']
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i

/** A status that says why something is refused (RFC 9110 §15.5). */
export interface Refusal {
  status: 401 | 403 | 404 | 405 | 421
  why: string
}

/**
 * Whether the page was reached by one of our names. A foreign name that points to this machine (DNS rebinding)
 * would make somebody else's page of the same origin as ours.
 */
export function refuseHost(request: IncomingMessage, allowedNames: readonly string[]): Refusal | undefined {
  const name = HOST.exec(request.headers.host ?? '')?.[1]?.toLowerCase()
  if (name !== undefined && [...OWN_NAMES, ...allowedNames].includes(name)) return undefined
  return { status: 421, why: 'This name is not served here. Allow it with --allow-host NAME.' }
}

/** Only our own page may open the WebSocket, and only with the token of this launch. */
export function refuseUpgrade(
  request: IncomingMessage,
  allowedNames: readonly string[],
  token: string
): Refusal | undefined {
  const foreign = refuseHost(request, allowedNames)
  if (foreign) return foreign
  if (request.url !== RPC_PATH) return { status: 404, why: 'There is nothing to connect to here.' }
  if (request.headers.origin !== `http://${request.headers.host}`) {
    return { status: 403, why: 'Only the page that is served here may connect.' }
  }
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map(name => name.trim())
  const given = offered.find(name => name.startsWith(`${PROTOCOL}.`))?.slice(PROTOCOL.length + 1)
  if (given === undefined || !offered.includes(PROTOCOL) || !isSameToken(given, token)) {
    return { status: 401, why: 'The token is missing or not of this launch. Open the printed address.' }
  }
  return undefined
}

export const NO_PREVIEW: Refusal = { status: 404, why: 'There is no such preview.' }

/**
 * A document that is previewed is shown to a frame of a foreign origin alone: never under the name that the page around
 * it has, nor as a page of its own. Browsers say which it is (Fetch Metadata, W3C), and no page can say otherwise.
 */
export function refusePreview(
  request: IncomingMessage,
  allowedNames: readonly string[]
): Refusal | undefined {
  const foreign = refuseHost(request, allowedNames)
  if (foreign) return foreign
  if (request.method !== 'GET') return { status: 405, why: 'A preview can only be read.' }
  const { 'sec-fetch-dest': target, 'sec-fetch-site': site } = request.headers
  if (target === 'iframe' && site === 'cross-site') return undefined
  return NO_PREVIEW
}
