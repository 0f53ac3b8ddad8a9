import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createHost, type Host } from '#host/create-host.ts'
import { FileAccess } from '#host/file-access.ts'
import type { Contract } from '#shared/contract/index.ts'
import type { TreeNode } from '#shared/model/workspace.ts'
import { createRpcClient, type RpcClient } from '#shared/rpc/client.ts'
import { createMemoryPorts } from '#shared/rpc/memory-port.ts'
import { applyTreeEvent, EMPTY_TREE } from '#shared/workspace/workspace-tree.ts'
import { hostParts } from '#test/fixtures/host-parts.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'

let folder: string
let host: Host
let rpc: RpcClient<Contract>

const request = (name: string, seq: number) =>
  `info:\n  name: ${name}\n  type: http\n  seq: ${seq}\n\nhttp:\n  method: GET\n  url: https://a.test/${name} # kept\n`

beforeEach(async () => {
  folder = join(await temporaryFolder(), 'shop')
  await mkdir(join(folder, 'orders'), { recursive: true })
  await writeFile(join(folder, 'opencollection.yml'), 'opencollection: 1.0.0\ninfo:\n  name: Shop\n')
  await writeFile(join(folder, 'orders', 'list.yml'), request('List', 2))
  await writeFile(join(folder, 'orders', 'show.yml'), request('Show', 1))
  const parts = hostParts(await temporaryFolder(), { files: new FileAccess({ open: [folder] }) })
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
    tree = applyTreeEvent(tree, event)
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
