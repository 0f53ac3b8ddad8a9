import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { folderFile, writeCollection, writeItem } from './collections.ts'
import { expect, test } from './fixtures.ts'
import { paste } from './paste.ts'

let folder: string

test.beforeEach(async ({ app, sonde, target }) => {
  folder = await writeCollection(app.files, 'Shop', {
    'alpha.yml': { name: 'Alpha', url: 'http://host.test/alpha', seq: 1 },
    'beta.yml': { name: 'Beta', url: 'http://host.test/beta', seq: 2 },
    'slow.yml': { name: 'Slow', url: target.url('/never'), seq: 3 }
  })
  await sonde.openCollection(folder)
})

test('a curl command pasted into what was only looked at is kept', async ({ sonde }) => {
  await sonde.row('GET Alpha').click()
  await expect(sonde.url).toHaveValue('http://host.test/alpha')
  await paste(sonde.url, "curl -X POST http://host.test/pasted -d 'x=1'")
  await expect(sonde.url).toHaveValue('http://host.test/pasted')
  await sonde.row('GET Beta').click()
  await expect(sonde.url).toHaveValue('http://host.test/beta')

  await sonde.tab(/Alpha/).click()
  await expect(sonde.url).toHaveValue('http://host.test/pasted')
})

test('a request that runs goes on when another row is looked at', async ({ sonde, target }) => {
  await sonde.row('GET Slow').click()
  await expect(sonde.url).toHaveValue(/never/)
  await sonde.sendButton.click()
  await expect(sonde.phase('ttfb')).toBeVisible()
  await sonde.row('GET Beta').click()
  await expect(sonde.url).toHaveValue('http://host.test/beta')

  await expect(sonde.tab(/Slow/)).toContainText('running')
  expect(target.openConnections()).toBe(1)
})

test('a closed tab comes back with its file, which has moved meanwhile', async ({ sonde }) => {
  await writeItem(folder, 'sub/folder.yml', folderFile('Sub', 1))
  await sonde.row('GET Alpha').dblclick()
  await expect(sonde.url).toHaveValue('http://host.test/alpha')
  await sonde.closeTab(/Alpha/)
  await sonde.drag(sonde.row('GET Alpha'), sonde.row('Sub'), () =>
    expect(sonde.row('GET Alpha')).toHaveAttribute('aria-level', '3', { timeout: 2_000 })
  )
  await sonde.runCommand('Reopen closed tab')
  await expect(sonde.url).toHaveValue('http://host.test/alpha')
  await sonde.url.fill('http://host.test/moved')
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await expect(sonde.tab(/^GET Alpha$/)).toBeVisible()
  await expect
    .poll(() => readFile(path.join(folder, 'sub', 'alpha.yml'), 'utf8'))
    .toContain('http://host.test/moved')
})
