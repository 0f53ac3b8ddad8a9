import { mkdir, symlink, writeFile } from 'node:fs/promises'
import http from 'node:http'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftClientCertificate } from '#shared/model/draft/draft-settings.ts'
import type { SendEvent } from '#shared/model/send-event.ts'
import { locate, readCertificate } from '../../fixtures/certs/certificates.ts'
import { sendingHost } from '../../fixtures/sending-host.ts'
import { type RecordingServer, startRecordingServer } from '../../fixtures/servers/recording-server.ts'
import { startTlsServer } from '../../fixtures/servers/tls-server.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const file = (path: string, contentType = '') => ({ path, contentType, selected: true })
const part = (name: string, ...files: string[]) => ({
  name,
  kind: 'file' as const,
  value: '',
  files,
  enabled: true
})
const fileBody = (path: string): Draft['body'] => ({ kind: 'file', text: '', files: [file(path)] })
const problemsOf = ([refused]: SendEvent[]) => (refused?.type === 'refused' ? refused.problems : undefined)

describe('the files of a draft', () => {
  let server: RecordingServer
  let site: string
  /** Holds a collection, and a file that is none of its business. */
  let around: string
  let folder: string
  let outside: string
  beforeEach(async () => {
    server = await startRecordingServer()
    site = `http://127.0.0.1:${server.port}`
    around = await temporaryFolder()
    folder = join(around, 'shop')
    outside = join(around, 'id_rsa')
    await mkdir(join(folder, 'data'), { recursive: true })
    await writeFile(join(folder, 'data', 'a.json'), '{"a":1}')
    await writeFile(join(folder, 'b.txt'), 'bee')
    await writeFile(outside, 'private')
    await symlink(outside, join(folder, 'innocent.txt'))
    await symlink(around, join(folder, 'up'))
    return () => server[Symbol.asyncDispose]()
  })

  const collection = (more: object = {}) => ({ folder, collectionId: 'shop', ...more })

  it('are those of its collection, by paths that start at its folder', async () => {
    const { send } = await sendingHost(
      collection({
        variables: new Map([
          ['name', { name: 'name', value: 'a', secret: false, origin: { kind: 'collection', name: 'Shop' } }]
        ])
      })
    )
    await send({ method: 'PUT', url: site, body: fileBody('data/{{name}}.json') })
    expect(server.received[0]).toMatchObject({
      body: '{"a":1}',
      headers: expect.arrayContaining([['Content-Type', 'application/json']])
    })
    const parts = [part('docs', 'data/a.json', join(folder, 'b.txt'))]
    await send({ method: 'POST', url: site, body: { kind: 'multipart', text: '', parts } })
    const { body = '' } = server.received[1] ?? {}
    expect(body.match(/filename="[^"]*"/g)).toEqual(['filename="a.json"', 'filename="b.txt"'])
    expect(body.match(/name="docs"/g)).toHaveLength(2)
    expect(body).toContain('\r\n\r\nbee\r\n')
  })

  it.each([
    ['above it', '../id_rsa'],
    ['by its whole path', '/id_rsa'],
    ['behind a link', 'innocent.txt'],
    ['behind a link to a folder', 'up/id_rsa']
  ])('are none outside of it: %s', async (_where, path) => {
    const { send, consents } = await sendingHost(collection())
    const typed = path === '/id_rsa' ? outside : path
    const draft = { method: 'PUT', url: site, body: fileBody(typed) }
    const [problem, ...rest] = problemsOf(await send(draft)) ?? []
    expect(rest).toEqual([])
    expect(problem).toMatchObject({
      field: 'body.files.0.path',
      problem: expect.stringContaining('outside the collection'),
      consent: { kind: 'read-file', collectionId: 'shop' }
    })
    expect(server.received).toEqual([])
    if (!problem?.consent) throw new Error('it can be allowed')
    await consents.add(problem.consent)
    await send(draft)
    expect(server.received[0]?.body).toBe('private')
  })

  it('name the very part of what may not be read', async () => {
    const { send } = await sendingHost(collection())
    const parts = [part('off', '../id_rsa'), part('docs', 'b.txt', 'up/id_rsa')]
    const problems = problemsOf(
      await send({
        method: 'POST',
        url: site,
        body: {
          kind: 'multipart',
          text: '',
          parts: parts.map((each, index) => ({ ...each, enabled: index > 0 }))
        },
        settings: { tls: { ca: 'b.txt\n../id_rsa' } }
      })
    )
    expect(problems?.map(({ field }) => field)).toEqual(['body.parts.1.files.1', 'settings.tls.ca'])
  })

  it('need to be chosen where there is no collection, and have a whole path', async () => {
    const { send } = await sendingHost()
    const refused = async (path: string) =>
      problemsOf(await send({ method: 'PUT', url: site, body: fileBody(path) }))
    expect(await refused('b.txt')).toEqual([
      { field: 'body.files.0.path', problem: expect.stringContaining('relative') }
    ])
    expect(await refused(outside)).toMatchObject([{ consent: { kind: 'read-file', path: outside } }])
    expect(server.received).toEqual([])
  })

  it.each([
    ['a device', '/dev/zero', undefined],
    ['what the kernel makes up', '/proc/self/environ', undefined],
    ['one that is not there', 'nowhere.bin', 'nowhere.bin']
  ])('are never %s', async (_what, path, named) => {
    const { send, consents } = await sendingHost(collection())
    await consents.add({ kind: 'read-file', path, collectionId: 'shop' })
    const [problem] = problemsOf(await send({ method: 'PUT', url: site, body: fileBody(path) })) ?? []
    expect(problem).toMatchObject({
      field: 'body.files.0.path',
      problem: expect.stringContaining(named ?? path)
    })
    expect(problem?.consent).toBeUndefined()
  })

  it('hold the authorities and the certificate that a server is met with', async () => {
    await using secure = await startTlsServer({ requestCert: true, ca: readCertificate('client-ca') })
    await writeFile(join(folder, 'ca.pem'), readCertificate('ca'))
    const certificate: DraftClientCertificate = {
      domain: '*.TEST',
      kind: 'pkcs12',
      certificatePath: locate('client.p12'),
      passphrase: 'sonde',
      enabled: true
    }
    const lookup = async () => [{ address: '127.0.0.1', family: 4 as const }]
    const clientCertificates = [{ ...certificate, domain: 'other.test' }, certificate]
    const { send, consents } = await sendingHost(collection({ clientCertificates }), { lookup })
    const draft = { url: `https://sonde.test:${secure.port}`, settings: { tls: { ca: 'ca.pem' } } }
    const [problem] = problemsOf(await send(draft)) ?? []
    expect(problem).toMatchObject({ field: 'settings.tls.clientCertificate' })
    if (!problem?.consent) throw new Error('it can be allowed')
    await consents.add(problem.consent)
    const events = await send(draft)
    expect(events.at(-1)).toMatchObject({ type: 'done', exchange: { hops: [{ response: { status: 200 } }] } })
    expect(secure.client).toBe('client')
    expect(events[0]).toMatchObject({ secrets: expect.arrayContaining(['sonde']) })
  })

  it('hold no certificate that plain HTTP has to wait for, and say of what they are over TLS', async () => {
    const certificate = { domain: '127.0.0.1', kind: 'pem' as const, enabled: true, keyPath: 'none.pem' }
    const sendWith = async (certificatePath: string, url: string) => {
      const clientCertificates = [{ ...certificate, certificatePath }]
      return (await sendingHost(collection({ clientCertificates }))).send({ url })
    }
    expect((await sendWith('../c.pem', site)).at(-1)).toMatchObject({ type: 'done' })
    expect((await sendWith('{{nowhere}}.pem', site)).at(-1)).toMatchObject({ type: 'done' })
    expect(problemsOf(await sendWith('../c.pem', 'https://127.0.0.1:1'))).toMatchObject([
      { problem: expect.stringMatching(/^The client certificate for 127\.0\.0\.1: .*lies outside/) },
      {
        problem: expect.stringMatching(/^The client certificate for 127\.0\.0\.1: .*none\.pem cannot be read/)
      }
    ])
    expect(problemsOf(await sendWith('{{nowhere}}.pem', 'https://127.0.0.1:1'))).toMatchObject([
      { field: 'settings.tls.clientCertificate', problem: expect.stringContaining('nowhere') }
    ])
  })

  it('may be what this machine has chosen in its preferences, whatever collection is sent from', async () => {
    const layers = [
      {
        origin: { kind: 'preferences' as const, name: 'Preferences' },
        headers: [],
        settings: { tls: { ca: locate('ca.pem') } }
      }
    ]
    const { send, consents } = await sendingHost(collection({ layers }))
    const [problem] = problemsOf(await send({ url: site })) ?? []
    expect(problem).toEqual({
      field: 'settings.tls.ca',
      problem: expect.stringMatching(/^In the preferences: .*was not chosen/),
      consent: { kind: 'read-file', path: locate('ca.pem') }
    })
    if (!problem?.consent) throw new Error('it can be allowed')
    await consents.add(problem.consent)
    expect((await send({ url: site })).at(-1)).toMatchObject({ type: 'done' })
  })

  it('that are no certificates are told at the field', async () => {
    const { send } = await sendingHost(collection())
    const url = 'https://127.0.0.1:1'
    expect(problemsOf(await send({ url, settings: { tls: { ca: 'b.txt' } } }))).toMatchObject([
      { field: 'settings.tls.ca' }
    ])
    expect(problemsOf(await send({ url, settings: { tls: { ca: 'none.pem' } } }))).toMatchObject([
      { field: 'settings.tls.ca', problem: expect.stringContaining('none.pem cannot be read (ENOENT)') }
    ])
  })

  it.skipIf(process.platform === 'win32')('are sockets only where that was allowed', async () => {
    const path = join(folder, 'docker.sock')
    const docker = http.createServer((_request, response) => response.end('ruled'))
    await new Promise<void>(resolve => docker.listen(path, resolve))
    try {
      const { send, consents, rpc } = await sendingHost(collection())
      const draft = { url: 'http://docker/', settings: { unixSocket: 'docker.sock' } }
      const problems = problemsOf(await send(draft))
      expect(problems).toMatchObject([
        { field: 'settings.unixSocket', consent: { kind: 'unix-socket', path, collectionId: 'shop' } }
      ])
      const [problem] = problems ?? []
      if (!problem?.consent) throw new Error('it can be allowed')
      await consents.add(problem.consent)
      expect((await send(draft)).at(-1)).toMatchObject({
        exchange: { hops: [{ response: { status: 200 } }] }
      })

      const request = { method: 'GET', url: 'http://docker/', headers: [], body: { kind: 'empty' as const } }
      const around = rpc.stream('exchange.execute', { request, settings: { unixSocket: path } })
      await expect(around.next()).rejects.toMatchObject({ code: 'BUILD', field: 'unixSocket' })
    } finally {
      docker.close()
    }
  })
})
