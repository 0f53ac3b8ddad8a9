import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createSecureServer } from 'node:http2'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readCertificate, readKey } from '../../fixtures/certs/certificates.ts'

/** A server whose certificate nobody vouches for. It speaks HTTP/2 with who offers that. */
export interface TlsTarget {
  url(path: string): string
  port: number
  /** Shows certificates of the fixtures from now on, and ends the connections that stand. */
  present(certificate: keyof typeof PRESENTED): void
  close(): Promise<void>
}

/** Chains and the key of the first, all for sonde.test and below the authority `ca` of the fixtures. */
const PRESENTED = {
  chain: { names: ['below-intermediate', 'intermediate'], key: 'leaf' },
  'with another key': { names: ['rsa'], key: 'rsa' },
  expired: { names: ['expired'], key: 'leaf' }
}

export async function startTlsTarget(): Promise<TlsTarget> {
  const server = createSecureServer({ ...makeCertificate(), allowHTTP1: true }, (_request, response) =>
    response.end('over TLS')
  )
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const port = (server.address() as AddressInfo).port
  return {
    port,
    url: path => `https://127.0.0.1:${port}${path}`,
    present(certificate) {
      const { names, key } = PRESENTED[certificate]
      server.setSecureContext({ cert: readCertificate(...names), key: readKey(key) })
      for (const socket of sockets) socket.destroy()
      sockets.clear()
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    }
  }
}

/** Made anew each time: a certificate that is kept expires one day, and its key would lie in the repository. */
function makeCertificate(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(path.join(tmpdir(), 'sonde-tls-'))
  const key = path.join(folder, 'key.pem')
  const cert = path.join(folder, 'cert.pem')
  try {
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
        ...['-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=target.test'],
        ...['-addext', 'subjectAltName=IP:127.0.0.1']
      ],
      { stdio: 'pipe' }
    )
    return { key: readFileSync(key), cert: readFileSync(cert) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
