import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import type { Auth } from '#shared/model/auth.ts'
import { get } from '#test/fixtures/requests.ts'
import { describeServer } from '#test/fixtures/servers/describe-server.ts'
import { freePort, untilListening } from '#test/fixtures/servers/ports.ts'

const PROGRAM = ['/usr/sbin/apache2', '/usr/sbin/httpd'].find(path => existsSync(path))
const MODULES = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules'].find(path =>
  existsSync(join(path, 'mod_auth_digest.so'))
)
const missing = !PROGRAM || !MODULES || spawnSync(PROGRAM, ['-v']).status !== 0

const REALM = 'members, only=here'
const NAMES = ['mpm_event', 'authn_core', 'authn_file', 'authz_core', 'authz_user', 'auth_digest', 'dir']

/** @param root holds everything that it reads and writes */
function configure(root: string, port: number): string {
  const loaded = NAMES.map(name => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`)
  return `
ServerRoot "${root}"
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile "${root}/pid"
DefaultRuntimeDir "${root}"
ErrorLog "${root}/error.log"
${loaded.join('\n')}
DocumentRoot "${root}/www"
<Location "/">
  AuthType Digest
  AuthName "${REALM}"
  AuthDigestProvider file
  AuthUserFile "${root}/users"
  Require valid-user
</Location>
DirectoryIndex index.html
`
}

describeServer('Apache httpd: Digest', !missing, () => {
  let apache: ChildProcess
  let origin = ''
  let root = ''
  const client = new DirectClient()

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'sonde-apache-'))
    const port = await freePort()
    origin = `http://127.0.0.1:${port}`
    await mkdir(join(root, 'www', 'folder'), { recursive: true })
    await writeFile(join(root, 'www', 'folder', 'index.html'), 'for members')
    await writeFile(join(root, 'www', 'page'), 'for members')
    const hash = createHash('md5').update(`jörg:${REALM}:geh"eim`).digest('hex')
    await writeFile(join(root, 'users'), `jörg:${REALM}:${hash}\n`)
    await writeFile(join(root, 'conf'), configure(root, port))
    apache = spawn(PROGRAM ?? '', ['-f', join(root, 'conf'), '-D', 'FOREGROUND'], { stdio: 'ignore' })
    await untilListening(port)
  })
  afterAll(async () => {
    await client.close()
    apache.kill()
    await once(apache, 'exit')
    await rm(root, { recursive: true, force: true })
  })

  const digest = (password: string): Auth => ({ kind: 'digest', username: 'jörg', password })
  const walk = async (path: string, password: string) => {
    const { exchange } = await client.execute(get(origin + path), { auth: digest(password) })
    return exchange.hops.map(({ reason, response }) => [reason, response?.status])
  }

  test('opens a page, also at a target that is normalised nowhere', async () => {
    for (const path of ['/page', '/./page?a=%7e&b={c}&d="e"', '/page?']) {
      expect(await walk(path, 'geh"eim')).toEqual([
        ['initial', 401],
        ['auth', 200]
      ])
    }
  })

  test('ends with the second refusal', async () => {
    expect(await walk('/page', 'wrong')).toEqual([
      ['initial', 401],
      ['auth', 401]
    ])
  })

  test('goes on with the nonce where a redirect leads', async () => {
    expect(await walk('/folder', 'geh"eim')).toEqual([
      ['initial', 401],
      ['auth', 301],
      ['redirect', 200]
    ])
  })
})
