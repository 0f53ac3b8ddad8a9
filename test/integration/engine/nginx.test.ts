import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { readCertificate, readLeafKey } from '#test/fixtures/certs/certificates.ts'
import { get } from '#test/fixtures/requests.ts'
import { freePort, untilListening } from '#test/fixtures/servers/ports.ts'

const missing = spawnSync('nginx', ['-v']).error !== undefined

describe.skipIf(missing)(`nginx${missing ? ' (is not installed here)' : ''}`, () => {
  let folder = ''
  let nginx: ChildProcess
  let [plain, secure] = [0, 0]
  const client = new DirectClient({ trust: [readCertificate('ca')] })
  const mebibyte = 'x'.repeat(1024 * 1024)

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sonde-nginx-'))
    // Started as root, nginx reads as somebody else.
    chmodSync(folder, 0o755)
    ;[plain, secure] = [await freePort(), await freePort()]
    writeFileSync(join(folder, 'cert.pem'), readCertificate('good'))
    writeFileSync(join(folder, 'key.pem'), readLeafKey())
    writeFileSync(join(folder, 'big.txt'), mebibyte)
    writeFileSync(join(folder, 'nginx.conf'), configuration(folder, plain, secure))
    nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'ignore' })
    await untilListening(secure)
  })
  afterAll(async () => {
    await client.close()
    nginx.kill()
    rmSync(folder, { recursive: true, force: true })
  })

  test('compresses, and the body is the same', async () => {
    const response = await client.execute(get(`http://127.0.0.1:${plain}/big.txt`))
    expect(response.exchange.hops[0]?.response?.headers).toContainEqual(['Content-Encoding', 'gzip'])
    expect(response.exchange.body?.encodedSize).toBeLessThan(10_000)
    expect(await response.text()).toBe(mebibyte)
  })

  test('closes a connection after five requests, and nothing is lost', async () => {
    const statuses: (number | undefined)[] = []
    for (let i = 0; i < 23; i++) {
      const { exchange } = await client.execute(get(`http://127.0.0.1:${plain}/five/big.txt`))
      statuses.push(exchange.hops.at(-1)?.response?.status)
    }
    expect(statuses).toEqual(Array(23).fill(200))
  })

  test('refuses an upload that is too large, and the answer is read', async () => {
    const body = { kind: 'bytes' as const, bytes: new Uint8Array(20 * 1024 * 1024) }
    const { exchange } = await client.execute(get(`http://127.0.0.1:${plain}/`, { method: 'POST', body }))
    expect(exchange.hops[0]?.response?.status).toBe(413)
  })

  test('speaks TLS', async () => {
    const { exchange } = await client.execute(get(`https://localhost:${secure}/big.txt`))
    expect(exchange.hops[0]?.connection?.tls).toMatchObject({ authorized: true, alpn: 'http/1.1' })
    expect(exchange.body?.size).toBe(mebibyte.length)
  })

  test('answers HTTP on its TLS port, and the answer is shown', async () => {
    const response = await client.execute(get(`http://127.0.0.1:${secure}/`))
    expect(response.exchange.hops[0]?.response?.status).toBe(400)
    expect(await response.text()).toContain('plain HTTP request was sent to HTTPS port')
  })
})

function configuration(folder: string, plain: number, secure: number): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map(name => `${name}_temp_path ${folder}/${name};`)
    .join('\n')
  return `
    daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log; events {}
    http {
      access_log off; ${temporary}
      gzip on; gzip_types text/plain; default_type text/plain; root ${folder};
      server {
        listen 127.0.0.1:${plain};
        location /five/ { keepalive_requests 5; alias ${folder}/; }
      }
      server {
        listen 127.0.0.1:${secure} ssl;
        ssl_certificate ${folder}/cert.pem; ssl_certificate_key ${folder}/key.pem;
      }
    }`
}
