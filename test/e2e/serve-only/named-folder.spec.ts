import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { writeCollection } from '../collections.ts'
import { expect, test } from '../fixtures.ts'
import { startServe } from '../shells/serve.ts'

test('a collection that is named for the first time is open in the tree, until a person closes it', async ({
  openBrowser
}) => {
  const home = await mkdtemp(path.join(tmpdir(), 'sonde-named-'))
  const folder = await writeCollection(home, 'Petstore', { 'list.yml': { name: 'List pets' } })
  const { child, address } = await startServe(path.join(home, 'data'), home, 0, [folder])
  const context = await (await openBrowser()).newContext()
  try {
    const page = await context.newPage()
    await page.goto(address)
    const collection = page.getByRole('treeitem', { name: 'Petstore' })
    const request = page.getByRole('treeitem', { name: 'List pets' })
    await expect(collection).toHaveAttribute('aria-expanded', 'true')
    await expect(request).toBeVisible()
    await collection.focus()
    await page.keyboard.press('ArrowLeft')
    await expect(request).toBeHidden()
    await page.reload()
    await expect(collection).toHaveAttribute('aria-expanded', 'false')
  } finally {
    await context.close()
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
    await rm(home, { recursive: true, force: true })
  }
})
