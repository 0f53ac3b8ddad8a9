import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createHost, type Host } from '#host/create-host.ts'
import { FileAccess } from '#host/file-access.ts'
import type { Contract } from '#shared/contract/index.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { TreeNode } from '#shared/model/workspace.ts'
import { createRpcClient, type RpcClient } from '#shared/rpc/client.ts'
import { createMemoryPorts } from '#shared/rpc/memory-port.ts'
import { applyTreeEvents, EMPTY_TREE } from '#shared/workspace/workspace-tree.ts'
import { FakeShell } from '#test/fixtures/fake-shell.ts'
import { hostParts } from '#test/fixtures/host-parts.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'

let folder: string
let host: Host
let rpc: RpcClient<Contract>
let shell: FakeShell

const request = (name: string, seq: number) =>
  `info:\n  name: ${name}\n  type: http\n  seq: ${seq}\n\nhttp:\n  method: GET\n  url: https://a.test/${name} # kept\n`

beforeEach(async () => {
  folder = join(await temporaryFolder(), 'shop')
  await mkdir(join(folder, 'orders'), { recursive: true })
  await writeFile(join(folder, 'opencollection.yml'), 'opencollection: 1.0.0\ninfo:\n  name: Shop\n')
  await writeFile(join(folder, 'orders', 'list.yml'), request('List', 2))
  await writeFile(join(folder, 'orders', 'show.yml'), request('Show', 1))
  shell = new FakeShell()
  const files = new FileAccess({ open: [folder] })
  const parts = hostParts(await temporaryFolder(), { files, shell })
  host = createHost(parts)
  const [own, other] = createMemoryPorts()
  host.accept(other)
  rpc = createRpcClient<Contract>(own)
})
afterEach(() => host.close())

it('opens a folder, tells its tree, reads a request and saves it', async () => {
  const workspaces = await rpc.stream('workspace.watch', {}).next()
  const [workspace] = workspaces.value ?? []
  if (!workspace) throw new Error('There is no workspace.')
  expect(workspace.name).toBe('My workspace')
  const { collectionId } = await rpc.call('collection.open', { workspaceId: workspace.id, path: folder })

  let tree = EMPTY_TREE
  let nodes: ReadonlyMap<string, TreeNode> | undefined
  for await (const event of rpc.stream('tree.watch', { workspaceId: workspace.id })) {
    tree = applyTreeEvents(tree, [event])
    nodes = tree.trees.get(collectionId)?.nodes
    if (tree.collections[0]?.state === 'ready') break
  }
  expect(tree.collections).toMatchObject([{ id: collectionId, name: 'Shop', writable: true, problems: [] }])
  expect([...(tree.trees.get(collectionId)?.children ?? [])]).toEqual([
    ['', ['orders']],
    ['orders', ['orders/show.yml', 'orders/list.yml']]
  ])
  expect(nodes?.get('orders/list.yml')).toEqual({
    path: 'orders/list.yml',
    parent: 'orders',
    kind: 'http',
    name: 'List',
    seq: 2,
    method: 'GET',
    url: 'https://a.test/List'
  })

  const address = { collectionId, path: 'orders/list.yml' }
  const content = await rpc.call('item.read', address)
  if (content.kind !== 'draft') throw new Error(`It is ${content.kind}.`)
  const draft = { ...content.draft, method: 'POST' }
  const saved = await rpc.call('item.save', { ...address, draft, revision: content.revision })
  expect(saved.kind).toBe('saved')
  expect(await readFile(join(folder, 'orders', 'list.yml'), 'utf8')).toBe(
    request('List', 2).replace('GET', 'POST')
  )
  const again = await rpc.call('item.save', { ...address, draft, revision: content.revision })
  expect(again).toMatchObject({ kind: 'conflict', content: { kind: 'draft', draft: { method: 'POST' } } })
})

it('does to items what a window asks for, and finds them', async () => {
  const [workspace] = (await rpc.stream('workspace.watch', {}).next()).value ?? []
  const workspaceId = workspace?.id ?? ''
  const { collectionId } = await rpc.call('collection.open', { workspaceId, path: folder })
  const at = (path: string) => ({ collectionId, path })
  const draft = { ...BLANK_DRAFT, url: 'https://needle.test/' }

  const made = await rpc.call('item.create', { ...at('orders'), name: 'New', draft })
  expect(made.path).toBe('orders/New.yml')
  expect(await rpc.call('folder.create', { ...at(''), name: 'Other' })).toEqual({ path: 'Other' })
  expect(await rpc.call('item.rename', { ...at('orders/New.yml'), name: 'Newer' })).toEqual({
    path: 'orders/Newer.yml'
  })
  expect(await rpc.call('item.duplicate', at('orders/Newer.yml'))).toEqual({ path: 'orders/Newer copy.yml' })
  const { moved } = await rpc.call('item.move', { items: [at('orders/Newer.yml')], to: at('Other') })
  expect(moved).toEqual([{ from: at('orders/Newer.yml'), to: at('Other/Newer.yml') }])
  const found = await rpc.call('search.items', { workspaceId, text: 'NEEDLE', limit: 10 })
  expect(found.hits.map(({ path, place }) => [path, place])).toEqual([
    ['Other/Newer.yml', 'url'],
    ['orders/Newer copy.yml', 'url']
  ])

  const { undo } = await rpc.call('item.delete', { items: [at('orders/Newer copy.yml')] })
  expect(shell.trashed).toEqual([join(folder, 'orders', 'Newer copy.yml')])
  await rpc.call('item.restore', { undo })
  expect(await rpc.call('item.read', at('orders/Newer copy.yml'))).toMatchObject({ kind: 'draft' })
  await expect(rpc.call('item.restore', { undo })).rejects.toMatchObject({
    code: 'IO',
    reason: 'not-restored'
  })
  await rpc.call('item.reveal', at('Other/Newer.yml'))
  expect(shell.revealed).toEqual([join(folder, 'Other', 'Newer.yml')])

  await expect(rpc.call('item.read', at('no.yml'))).rejects.toMatchObject({ code: 'IO', reason: 'item-gone' })
  await expect(rpc.call('item.read', at('../x.yml'))).rejects.toMatchObject({ code: 'BUILD', field: 'path' })
  const outside = { workspaceId, path: dirname(folder) }
  await expect(rpc.call('collection.open', outside)).rejects.toMatchObject({ code: 'BUILD', field: 'path' })
  await rpc.call('collection.close', { workspaceId, collectionId })
  await expect(rpc.call('item.read', at('Other/Newer.yml'))).rejects.toMatchObject({ field: 'collectionId' })
  expect(await rpc.call('collection.open', { workspaceId, path: folder })).toEqual({ collectionId })
})

it('finds what a collection and its folders say for all that is in them, as they say it now', async () => {
  const [workspace] = (await rpc.stream('workspace.watch', {}).next()).value ?? []
  const workspaceId = workspace?.id ?? ''
  const said = (name: string) =>
    `  headers:\n    - name: X-${name}\n      value: zebra\n  variables:\n    - name: v\n      value: lion\n`
  await writeFile(
    join(folder, 'opencollection.yml'),
    `opencollection: 1.0.0\ninfo:\n  name: Shop\nrequest:\n${said('All')}docs: Of tigers\n`
  )
  await writeFile(
    join(folder, 'orders', 'folder.yml'),
    `info:\n  name: Orders\n  type: folder\nrequest:\n${said('Orders')}docs: Of tigers\n`
  )
  const { collectionId } = await rpc.call('collection.open', { workspaceId, path: folder })
  const find = async (text: string) => {
    const { hits } = await rpc.call('search.items', { workspaceId, text, limit: 10 })
    return hits.map(({ path, name, place }) => [path, name, place]).sort()
  }
  for (const [text, place] of [
    ['zebra', 'header'],
    ['lion', 'variable'],
    ['tigers', 'docs']
  ] as const) {
    await vi.waitFor(async () =>
      expect(await find(text)).toEqual([
        ['', 'Shop', place],
        ['orders', 'Orders', place]
      ])
    )
  }
  const content = await rpc.call('item.read', { collectionId, path: '' })
  if (content.kind !== 'draft') throw new Error(`It is ${content.kind}.`)
  const draft = { ...content.draft, docs: 'Of panthers' }
  await rpc.call('item.save', { collectionId, path: '', draft, revision: content.revision })
  await vi.waitFor(async () => expect(await find('panthers')).toEqual([['', 'Shop', 'docs']]))
  expect(await find('tigers')).toEqual([['orders', 'Orders', 'docs']])
})

it('makes a new collection where it may', async () => {
  const [workspace] = (await rpc.stream('workspace.watch', {}).next()).value ?? []
  const workspaceId = workspace?.id ?? ''
  const asked = { workspaceId, parent: join(folder, 'orders'), name: 'New one' }
  const { collectionId } = await rpc.call('collection.create', asked)
  expect(await readFile(join(folder, 'orders', 'New one', 'opencollection.yml'), 'utf8')).toContain(
    'name: New one'
  )
  expect(await rpc.call('item.read', { collectionId, path: '' })).toMatchObject({
    kind: 'draft',
    name: 'New one'
  })
  const elsewhere = { ...asked, parent: dirname(folder) }
  await expect(rpc.call('collection.create', elsewhere)).rejects.toMatchObject({
    code: 'BUILD',
    field: 'parent'
  })
})
