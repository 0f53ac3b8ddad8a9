import net from 'node:net'
import tls from 'node:tls'
import { ClientError } from '#shared/model/client-error.ts'
import type { TlsInfo } from '#shared/model/exchange.ts'
import { readChain } from './describe-certificate.ts'
import { certificateError, tlsError } from './map-tls-error.ts'
import type { TlsProfile } from './tls-profile.ts'

export interface TlsTarget {
  host: string
  port: number
  profile: TlsProfile
  /** Accept whatever certificate comes; what the verification found is recorded all the same. */
  insecure: boolean
}

/**
 * Shakes hands over a connected socket. Sessions are never resumed: a resumed TLS 1.3 session has no certificates
 * to show. The verdict is spoken here and not by Node, so that the refused certificate can be described; nothing of
 * the request has been written by then.
 * @throws ClientError TLS or CERTIFICATE; the reason of the signal when it was aborted. The socket is destroyed then
 */
export function openTls(
  raw: net.Socket,
  { host, port, profile, insecure }: TlsTarget,
  signal: AbortSignal
): Promise<{ socket: tls.TLSSocket; info: TlsInfo }> {
  // RFC 6066 §3: an address is no server name, the certificate is verified against `host` then; and no trailing dot.
  const servername = net.isIP(host) ? '' : host.replace(/\.$/, '')
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      raw.destroy()
      return reject(signal.reason)
    }
    const socket = tls.connect({
      socket: raw,
      host,
      servername,
      secureContext: profile.context,
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: false
    })
    const fail = (error: unknown) => {
      signal.removeEventListener('abort', onAbort)
      socket.destroy()
      raw.destroy()
      reject(error)
    }
    const onAbort = () => fail(signal.reason)
    const onError = (error: NodeJS.ErrnoException) => fail(tlsError(error, host, port))
    signal.addEventListener('abort', onAbort)
    socket.on('error', onError)
    socket.once('secureConnect', () => {
      let info: TlsInfo
      try {
        info = describeSession(socket, servername)
      } catch (error) {
        // Thrown out of a listener, a certificate that cannot be read would end the process.
        return fail(
          new ClientError('TLS', { reason: 'unreadable', phase: 'tls', facts: { host, port }, cause: error })
        )
      }
      if (!info.authorized && !insecure)
        return fail(certificateError(info.authorizationError ?? 'unknown', info.chain, host, port))
      signal.removeEventListener('abort', onAbort)
      socket.off('error', onError)
      resolve({ socket, info })
    })
  })
}

function describeSession(socket: tls.TLSSocket, servername: string): TlsInfo {
  // Typed as an Error, but Node stores the code of the verification in it.
  const problem: unknown = socket.authorizationError
  return {
    version: socket.getProtocol() ?? '',
    cipher: socket.getCipher().name,
    ...(typeof socket.alpnProtocol === 'string' && { alpn: socket.alpnProtocol }),
    ...(servername !== '' && { sni: servername }),
    authorized: socket.authorized,
    ...(problem ? { authorizationError: String(problem) } : {}),
    chain: readChain(socket)
  }
}
