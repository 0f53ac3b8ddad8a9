import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { enterSecret } from '../../fixtures/enter-secret.ts'
import { FakeKeychain } from '../../fixtures/fake-keychain.ts'
import { until } from '../../fixtures/until.ts'
import { collectionFolder, workspaceHost } from '../../fixtures/workspace-host.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const FILES = {
  'get.yml': 'info:\n  name: Get\n  type: http\nhttp:\n  method: GET\n  url: https://example.com/{{token}}\n',
  'environments/dev.yml': 'name: dev\nvariables:\n  - secret: true\n    name: token\n'
}

it('a damaged vault is told in the window, at the environment and at the request, with its place', async () => {
  const home = await temporaryFolder()
  const keychain = new FakeKeychain()
  const folder = await collectionFolder(FILES)
  const first = await workspaceHost(home, keychain)
  const owner = { kind: 'collection' as const, collectionId: await first.open(folder) }
  await enterSecret(first.rpc, owner, 'dev', { token: 's3cret' })
  const file = join(home, 'vault.json')
  const whole = await readFile(file, 'utf8')
  await writeFile(file, whole.slice(0, -200))

  const { rpc, workspaceId } = await workspaceHost(home, keychain)
  const place = /vault\.json\.broken-\S+ in /
  const { problems } = await rpc.call('window.attach', {})
  expect(problems).toEqual([expect.stringMatching(place)])
  const [status] = await Promise.all([
    until(rpc.stream('vault.watch', {})[Symbol.asyncIterator](), () => true),
    rpc.call('environment.select', { workspaceId, owner, name: 'dev' })
  ])
  expect(status).toMatchObject({ state: 'open', notice: expect.stringMatching(place) })
  const content = await rpc.call('environment.read', { owner, name: 'dev' })
  expect(content.secrets).toEqual([{ name: 'token', hasValue: false, maybeLost: true }])

  const scope = { workspaceId, collectionId: owner.collectionId, path: 'get.yml' }
  const watched = rpc.stream('scope.watch', scope)[Symbol.asyncIterator]()
  const token = ({ variables }: { variables: readonly { name: string; problem?: string | undefined }[] }) =>
    variables.find(({ name }) => name === 'token')
  const now = await until(watched, told => token(told) !== undefined)
  expect(token(now)?.problem).toMatch(place)
  expect(token(now)?.problem).not.toContain('has been entered')

  await enterSecret(rpc, owner, 'dev', { token: 'anew' })
  await until(watched, told => token(told)?.problem === undefined)
  const entered = await rpc.call('environment.read', { owner, name: 'dev' })
  expect(entered.secrets).toEqual([{ name: 'token', hasValue: true }])
})
