import { once } from 'node:events'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import type { Contract } from '#shared/contract/index.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Environment } from '#shared/model/environment.ts'
import type { RpcClient } from '#shared/rpc/client.ts'
import { enterSecret } from '#test/fixtures/enter-secret.ts'
import { type ServedShell, serveFolder } from '#test/fixtures/served-shell.ts'
import { until } from '#test/fixtures/until.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { ConsentStore } from '#workspace/consents/consent-store.ts'

/** So often one of two shells is killed. */
const ROUNDS = 6

let home: string
let folder: string
let target: Server
let consents: ConsentStore

beforeEach(async () => {
  const place = await temporaryFolder()
  home = join(place, 'home')
  folder = join(place, 'shop')
  await mkdir(folder)
  consents = new ConsentStore(home)
  await writeFile(join(folder, 'opencollection.yml'), 'opencollection: 1.0.0\ninfo:\n  name: Shop\n')
  await writeFile(
    join(folder, 'shared.yml'),
    'info:\n  name: Shared\n  type: http\n\nhttp:\n  method: GET\n  url: "0"\n'
  )
  // Each request has its own cookie.
  target = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://target').searchParams.get('cookie')
    response.setHeader('Set-Cookie', `${name}=kept; Max-Age=3600`).end('hello')
  })
  target.listen(0, '127.0.0.1')
  await once(target, 'listening')
  onTestFinished(() => void target.close())
})

/** What was answered to have been done. */
class Acknowledged {
  /** URLs of requests, by the path of their file. */
  readonly items = new Map<string, string>()
  readonly environments = new Map<string, string>()
  readonly secrets = new Map<string, string>()
  readonly sent = new Set<string>()
  /** What was allowed, and what was taken back: ids. */
  readonly allowed = new Set<string>()
  readonly takenBack = new Set<string>()
  /** Those of `sent` that were stored, which is done a moment later. */
  readonly cookies = new Set<string>()
  /** What was chosen last, and what was being chosen. */
  readonly preferences = { fontSize: new Set<number>(), zoom: new Set<number>() }
  /** So often the number in the shared request was raised; what was under way in a killed process may have been. */
  raised = 0
  underWay = 0

  get count(): number {
    return this.items.size + this.secrets.size + this.sent.size + this.allowed.size + this.raised
  }
}

/** Does all that a person does in a window, over and over, until it is killed or told to stop. */
class Worker {
  readonly #rpc: RpcClient<Contract>
  readonly #collectionId: string
  readonly #workspaceId: string
  readonly #name: string
  readonly #done: Acknowledged
  #stopped = false

  constructor(
    rpc: RpcClient<Contract>,
    place: { workspaceId: string; collectionId: string },
    name: string,
    done: Acknowledged
  ) {
    this.#rpc = rpc
    this.#workspaceId = place.workspaceId
    this.#collectionId = place.collectionId
    this.#name = name
    this.#done = done
  }

  stop(): void {
    this.#stopped = true
  }

  /** Settles when all that it does has ended; fails when anything of it does. */
  async work(): Promise<void> {
    const turns = [
      (n: number) => this.#saveItem(n),
      () => this.#raiseShared(),
      (n: number) => this.#keepSecret(n),
      (n: number) => this.#send(n),
      (n: number) => this.#allow(n),
      (n: number) => this.#choosePreference(n)
    ]
    await Promise.all(
      turns.map(async turn => {
        for (let n = 0; !this.#stopped; n++) await turn(n)
      })
    )
  }

  async #saveItem(n: number): Promise<void> {
    const address = { collectionId: this.#collectionId, path: '' }
    const name = `${this.#name} ${n}`
    const { path, revision } = await this.#rpc.call('item.create', { ...address, name, draft: BLANK_DRAFT })
    this.#done.items.set(path, '')
    const url = `http://host.test/${n}`
    const draft = { ...BLANK_DRAFT, url }
    const saved = await this.#rpc.call('item.save', { ...address, path, draft, revision })
    expect(saved.kind).toBe('saved')
    this.#done.items.set(path, url)
  }

  /** Adds one to what both add to, for as long as somebody else was not faster. */
  async #raiseShared(): Promise<void> {
    const address = { collectionId: this.#collectionId, path: 'shared.yml' }
    const content = await this.#rpc.call('item.read', address)
    if (content.kind !== 'draft') throw new Error('shared.yml cannot be read')
    const draft = { ...content.draft, url: String(Number(content.draft.url) + 1) }
    this.#done.underWay++
    const { kind } = await this.#rpc.call('item.save', { ...address, draft, revision: content.revision })
    this.#done.underWay--
    if (kind === 'saved') this.#done.raised++
  }

  async #keepSecret(n: number): Promise<void> {
    const owner = { kind: 'collection' as const, collectionId: this.#collectionId }
    const name = `${this.#name}-${n}`
    const environment: Environment = {
      name,
      variables: [{ name: 'token', value: '', enabled: true, secret: true }]
    }
    await this.#rpc.call('environment.create', { owner, environment })
    this.#done.environments.set(name, 'token')
    const value = `secret of ${name}`
    await enterSecret(this.#rpc, owner, name, { token: value })
    this.#done.secrets.set(name, value)
  }

  async #send(n: number): Promise<void> {
    const cookie = `${this.#name}-${n}`
    const { port } = target.address() as AddressInfo
    const draft = { ...BLANK_DRAFT, url: `http://127.0.0.1:${port}/?cookie=${cookie}` }
    const scope = { workspaceId: this.#workspaceId, collectionId: this.#collectionId }
    const kinds: string[] = []
    for await (const { type } of this.#rpc.stream('draft.send', { draft, scope, source: { name: cookie } }))
      kinds.push(type)
    expect(kinds.at(-1)).toBe('done')
    this.#done.sent.add(cookie)
  }

  /** A person says yes in a terminal or a dialog: here a third process does, and the shell takes one of two back. */
  async #allow(n: number): Promise<void> {
    const allow = (name: string) =>
      consents.add({ kind: 'process-env', names: [name], collectionId: this.#collectionId })
    const { id: kept } = await allow(`${this.#name}_${n}`)
    this.#done.allowed.add(kept)
    const { id } = await allow(`${this.#name}_${n}_for_a_moment`)
    await this.#rpc.call('consent.revoke', { id })
    this.#done.takenBack.add(id)
  }

  async #choosePreference(n: number): Promise<void> {
    const isFirst = this.#name.startsWith('a')
    const [name, value] = isFirst
      ? (['fontSize', 8 + (n % 20)] as const)
      : (['zoom', 0.5 + (n % 10) / 10] as const)
    const chosen = this.#done.preferences[name]
    chosen.add(value)
    await this.#rpc.call('preferences.set', { [name]: value })
    chosen.clear()
    chosen.add(value)
  }
}

/** On a machine that has much else to do. */
const SOON = { timeout: 15_000 }

async function begin(name: string, done: Acknowledged): Promise<{ shell: ServedShell; worker: Worker }> {
  const shell = await serveFolder(home, folder)
  const { value } = await shell.rpc.stream('workspace.watch', {}).next()
  const workspace = value?.[0]
  const place = { workspaceId: workspace?.id ?? '', collectionId: workspace?.collectionIds[0] ?? '' }
  return { shell, worker: new Worker(shell.rpc, place, name, done) }
}

it('loses nothing that either has said to be done, one of them killed over and over', {
  timeout: 240_000
}, async () => {
  const done = new Acknowledged()
  let uncertain = 0
  for (let round = 0; round < ROUNDS; round++) {
    const [killed, survivor] = await Promise.all([begin(`a${round}`, done), begin(`b${round}`, done)])
    const dying = expect(killed.worker.work()).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
    const living = survivor.worker.work()
    const enough = done.count + 10 + Math.floor(Math.random() * 40)
    await Promise.race([
      living,
      expect.poll(() => done.count, { timeout: 60_000, interval: 5 }).toBeGreaterThan(enough)
    ])
    for (const name of await storedCookies()) done.cookies.add(name)
    await killed.shell.kill()
    await dying
    // No lock of the dead one holds up the other.
    const more = done.count + 10
    await Promise.race([
      living,
      expect.poll(() => done.count, { timeout: 60_000, interval: 5 }).toBeGreaterThan(more)
    ])
    survivor.worker.stop()
    await living
    uncertain += done.underWay
    done.underWay = 0
    await expectAll(survivor.shell.rpc, done, uncertain)
    expect(await survivor.shell.stop()).toBe('')
    // Who ends in peace stores them all.
    const [stored, own] = [await storedCookies(), [...done.sent].filter(name => name.startsWith('b'))]
    expect(stored).toEqual(expect.arrayContaining(own))
    await expectWhole()
  }
  console.log(
    `${ROUNDS} of two shells were killed; ${done.count} things were acknowledged, and all of them are there.`
  )
})

/** Whether all that was acknowledged can be had from this shell. */
async function expectAll(rpc: RpcClient<Contract>, done: Acknowledged, uncertain: number): Promise<void> {
  const { value: workspaces } = await rpc.stream('workspace.watch', {}).next()
  const collectionId = workspaces?.[0]?.collectionIds[0] ?? ''
  for (const [path, url] of done.items) {
    const content = await rpc.call('item.read', { collectionId, path })
    // One that was being saved may have been.
    if (url !== '') expect(content).toMatchObject({ kind: 'draft', draft: { url } })
    else expect(content.kind).toBe('draft')
  }
  const shared = await rpc.call('item.read', { collectionId, path: 'shared.yml' })
  const raised = shared.kind === 'draft' ? Number(shared.draft.url) : -1
  expect(raised).toBeGreaterThanOrEqual(done.raised)
  expect(raised).toBeLessThanOrEqual(done.raised + uncertain)

  const owner = { kind: 'collection' as const, collectionId }
  for (const [name, variable] of done.environments) {
    const { environment } = await rpc.call('environment.read', { owner, name })
    expect(environment.variables).toMatchObject([{ name: variable, secret: true }])
  }
  for (const [name, value] of done.secrets)
    expect(await rpc.call('secret.reveal', { owner, name, variable: 'token' })).toEqual({ value })

  const present = await until(rpc.stream('consent.watch', {}), () => true)
  const ids = present.map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining([...done.allowed]))
  expect(ids.filter(id => done.takenBack.has(id))).toEqual([])

  // What the other process has written is noticed a moment later.
  await expect.poll(() => namesInHistory(rpc), SOON).toEqual(expect.arrayContaining([...done.sent]))
  await expect.poll(() => namesOfCookies(rpc), SOON).toEqual(expect.arrayContaining([...done.cookies]))
  const isChosen = async () => {
    for await (const { fontSize, zoom } of rpc.stream('preferences.watch', {}))
      return done.preferences.fontSize.has(fontSize) && done.preferences.zoom.has(zoom)
    return false
  }
  await expect.poll(isChosen, SOON).toBe(true)
}

async function namesInHistory(rpc: RpcClient<Contract>): Promise<string[]> {
  const names: string[] = []
  for (let before: string | undefined; ; ) {
    const page = await rpc.call('history.list', { limit: 500, ...(before !== undefined && { before }) })
    names.push(...page.entries.map(({ source }) => source.name ?? ''))
    if (page.next === undefined) return names
    before = page.next
  }
}

async function namesOfCookies(rpc: RpcClient<Contract>): Promise<string[]> {
  for await (const cookies of rpc.stream('cookie.watch', {})) return cookies.map(({ name }) => name)
  return []
}

async function storedCookies(): Promise<string[]> {
  const text = await readFile(join(home, 'cookies.json'), 'utf8').catch(() => '{"cookies":[]}')
  return JSON.parse(text).cookies.map(({ name }: { name: string }) => name)
}

/** Whether every file of the collection and of the data folder can be read to its end. */
async function expectWhole(): Promise<void> {
  for (const place of [folder, home]) {
    for (const entry of await readdir(place, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name)
      if (!entry.isFile() || !/\.(yml|json)$/.test(entry.name)) continue
      const text = await readFile(file, 'utf8')
      expect(() => (entry.name.endsWith('.yml') ? parse(text) : JSON.parse(text)), file).not.toThrow()
    }
  }
}
