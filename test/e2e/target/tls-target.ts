import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { listen, stop } from './target.ts'

/** A server whose certificate nobody vouches for. */
export interface TlsTarget {
  url(path: string): string
  close(): Promise<void>
}

export async function startTlsTarget(): Promise<TlsTarget> {
  const server = createServer(makeCertificate(), (_request, response) => response.end('over TLS'))
  const port = await listen(server)
  return { url: path => `https://127.0.0.1:${port}${path}`, close: () => stop(server) }
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
