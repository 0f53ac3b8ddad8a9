import type { Socket } from 'node:net'
import type { ProxyServer } from '#shared/http/parse-proxy-url.ts'
import { addressBytes } from './address-bytes.ts'
import { type Destination, ProxyProblem } from './proxy-error.ts'
import { readReply } from './read-reply.ts'

const VERSION = 5
const AUTH_VERSION = 1
const NO_AUTH = 0
const PASSWORD = 2
const NONE_ACCEPTABLE = 0xff
const CONNECT = 1
const ADDRESS_KINDS = { ipv4: 1, name: 3, ipv6: 4 } as const

/** RFC 1928 §6. Each completes “The proxy did not connect: …”. */
const FAILURES: Record<number, string> = {
  1: 'it failed, and does not say why',
  2: 'its rules do not allow it',
  3: 'it cannot reach the network',
  4: 'it cannot reach or resolve the host',
  5: 'the connection was refused',
  6: 'the packets did not arrive in time',
  7: 'it does not know the command CONNECT',
  8: 'it does not know this kind of address'
}

/**
 * Asks a SOCKS5 proxy for a tunnel (RFC 1928), with user and password where there are some (RFC 1929).
 * @param destination a name is resolved by the proxy
 * @throws ProxyProblem, or what broke the socket
 */
export async function openSocksTunnel(
  socket: Socket,
  { credentials }: ProxyServer,
  destination: Destination,
  signal: AbortSignal
): Promise<undefined> {
  const request = encodeRequest(destination)
  await agreeOnMethod(socket, credentials, signal)
  socket.write(request)
  return await readReply(socket, parseReply, signal)
}

async function agreeOnMethod(
  socket: Socket,
  credentials: ProxyServer['credentials'],
  signal: AbortSignal
): Promise<void> {
  const methods = credentials ? [NO_AUTH, PASSWORD] : [NO_AUTH]
  socket.write(Buffer.from([VERSION, methods.length, ...methods]))
  const method = await readReply(socket, parseMethod, signal)
  if (method === NO_AUTH) return
  if (method === NONE_ACCEPTABLE)
    throw new ProxyProblem(
      credentials
        ? 'it accepts neither the user and password nor a request without'
        : 'it wants to know who asks: write user and password into its URL'
    )
  if (method !== PASSWORD || !credentials)
    throw new ProxyProblem(`it chose the authentication method ${method}, which was not offered`)
  const username = Buffer.from(credentials.username)
  const password = Buffer.from(credentials.password)
  socket.write(
    Buffer.concat([
      Buffer.from([AUTH_VERSION, username.length]),
      username,
      Buffer.from([password.length]),
      password
    ])
  )
  const accepted = await readReply(socket, parseAuthStatus, signal)
  if (!accepted) throw new ProxyProblem('it did not accept the user and password')
}

function encodeRequest({ host, port }: Destination): Buffer {
  const address = addressBytes(host)
  const name = Buffer.from(host)
  if (!address && name.length > 255)
    throw new ProxyProblem('the name of the host is longer than the 255 bytes that SOCKS can carry')
  return Buffer.concat([
    Buffer.from([VERSION, CONNECT, 0]),
    address
      ? Buffer.from([address.length === 4 ? ADDRESS_KINDS.ipv4 : ADDRESS_KINDS.ipv6])
      : Buffer.from([ADDRESS_KINDS.name, name.length]),
    address ?? name,
    Buffer.from([port >> 8, port & 0xff])
  ])
}

function assertVersion(version: number | undefined): void {
  if (version !== undefined && version !== VERSION) throw new ProxyProblem('it does not speak SOCKS5')
}

function parseMethod(bytes: Buffer): { reply: number; length: number } | undefined {
  assertVersion(bytes[0])
  const method = bytes[1]
  return method === undefined ? undefined : { reply: method, length: 2 }
}

function parseAuthStatus(bytes: Buffer): { reply: boolean; length: number } | undefined {
  const status = bytes[1]
  return status === undefined ? undefined : { reply: status === 0, length: 2 }
}

/** The address behind the status is that of the proxy's end of the connection, and of no use here. */
function parseReply(bytes: Buffer): { reply: undefined; length: number } | undefined {
  assertVersion(bytes[0])
  const [, status, , kind, nameLength] = bytes
  // A refusal may end here: some servers send no address with it.
  if (status !== undefined && status !== 0)
    throw new ProxyProblem(FAILURES[status] ?? `it failed with the unknown status ${status}`)
  if (kind === undefined || nameLength === undefined) return undefined
  const addressLength = {
    [ADDRESS_KINDS.ipv4]: 4,
    [ADDRESS_KINDS.ipv6]: 16,
    [ADDRESS_KINDS.name]: 1 + nameLength
  }[kind]
  if (addressLength === undefined) throw new ProxyProblem('its answer is malformed')
  const length = 4 + addressLength + 2
  return bytes.length < length ? undefined : { reply: undefined, length }
}
