import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locator } from '@playwright/test'
import { findAccessibilityProblems } from './axe.ts'
import { writeCollection } from './collections.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'
import { storedSources, storedUrls } from './stored-urls.ts'

const MINE = 'http://host.test/mine'
const THEIRS = 'http://host.test/theirs'

let file: string

test.beforeEach(async ({ app, sonde }) => {
  const folder = await writeCollection(app.files, 'Shop', {
    'health.yml': { name: 'Health', url: 'http://host.test/health' }
  })
  file = path.join(folder, 'health.yml')
  await sonde.openCollection(folder)
  await sonde.openRow('GET Health')
  await expect(sonde.url).toHaveValue('http://host.test/health')
})

test('what was not edited follows its file', async ({ sonde }) => {
  await write(THEIRS)
  await expect(sonde.url).toHaveValue(THEIRS)
  await expect(sonde.tab(/^GET Health$/)).toBeVisible()
  await expect(bannerOf(sonde)).toBeHidden()
})

test('both versions are shown side by side', async ({ sonde }) => {
  await beginConflict(sonde)
  await bannerOf(sonde).getByRole('button', { name: 'Compare' }).click()
  const dialog = sonde.page.getByRole('dialog', { name: 'Compare health.yml' })
  await expect(dialog.getByText(`url: ${THEIRS}`)).toBeVisible()
  await expect(dialog.getByText(`url: ${MINE}`)).toBeVisible()
  await sonde.page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(await readFile(file, 'utf8')).toContain(THEIRS)
})

test('while it is open nothing is written over the file', async ({ sonde }) => {
  await beginConflict(sonde)
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await sonde.closeTab(/Health/)
  const dialog = sonde.page.getByRole('dialog', { name: 'Save changes?' })
  await dialog.getByRole('button', { name: 'Save and close' }).click()
  await expect(dialog).toBeHidden()
  await expect(bannerOf(sonde)).toBeVisible()
  await expect(sonde.url).toHaveValue(MINE)
  expect(await readFile(file, 'utf8')).toContain(THEIRS)
})

test('whoever saves is led to the choice that has to be made first', async ({ sonde }) => {
  await beginConflict(sonde)
  const compare = bannerOf(sonde).getByRole('button', { name: 'Compare' })
  for (const _ of [1, 2]) {
    await sonde.url.focus()
    await sonde.page.keyboard.press('ControlOrMeta+s')
    await expect(compare).toBeFocused()
    await expect(bannerOf(sonde)).toContainText('Nothing was saved: health.yml was changed on disk')
  }
  // Coming back to the tab is no wish to save it.
  await sonde.openTab()
  await sonde.tab(/Health/).click()
  await expect(compare).toBeVisible()
  await expect(compare).not.toBeFocused()
  await compare.focus()
  await sonde.page.keyboard.press('Tab')
  await sonde.page.keyboard.press('Tab')
  await sonde.page.keyboard.press('Enter')
  await expect(bannerOf(sonde)).toBeHidden()
  expect(await readFile(file, 'utf8')).toContain(MINE)
})

test('mine is kept, and theirs stays open in a tab of its own', async ({ sonde }) => {
  await beginConflict(sonde)
  await bannerOf(sonde).getByRole('button', { name: 'Keep mine' }).click()
  await expect(bannerOf(sonde)).toBeHidden()
  await expect(sonde.tab(/^GET Health$/)).toHaveAttribute('aria-selected', 'true')
  expect(await readFile(file, 'utf8')).toContain(MINE)
  await sonde.tab(/Health \(from disk\)/).click()
  await expect(sonde.url).toHaveValue(THEIRS)
})

test('theirs is taken, and mine stays open in a tab of its own', async ({ sonde }) => {
  await beginConflict(sonde)
  await bannerOf(sonde).getByRole('button', { name: 'Take the file’s' }).click()
  await expect(bannerOf(sonde)).toBeHidden()
  await expect(sonde.tab(/^GET Health$/)).toHaveAttribute('aria-selected', 'true')
  await expect(sonde.url).toHaveValue(THEIRS)
  expect(await readFile(file, 'utf8')).toContain(THEIRS)
  await sonde.tab(/Health \(mine\)/).click()
  await expect(sonde.url).toHaveValue(MINE)
})

test('a change elsewhere in the file is no conflict, and is kept by the next save', async ({ sonde }) => {
  await sonde.url.fill(MINE)
  await writeFile(file, `# reviewed\n${await readFile(file, 'utf8')}`)
  await writeFile(file, (await readFile(file, 'utf8')).replace('seq: 1', 'seq: 7'))
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await expect(sonde.tab(/^GET Health$/)).toBeVisible()
  const text = await readFile(file, 'utf8')
  expect(text).toContain('# reviewed')
  expect(text).toContain('seq: 7')
  expect(text).toContain(MINE)
})

test('a draft is kept when its file can no longer be read', async ({ sonde }) => {
  await sonde.url.fill(MINE)
  await expect(sonde.tab(/Health unsaved/)).toBeVisible()
  await writeFile(file, 'info:\n  name: Health\n<<<<<<< HEAD\n')
  await expect(bannerOf(sonde)).toContainText('An unfinished merge')
  await expect(sonde.url).toHaveValue(MINE)
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await bannerOf(sonde).getByRole('button', { name: 'Take the file’s' }).click()
  await expect(sonde.page.getByText('health.yml, line 3, column 1')).toBeVisible()
  expect(await readFile(file, 'utf8')).toContain('<<<<<<< HEAD')
  await sonde.tab(/Health \(mine\)/).click()
  await expect(sonde.url).toHaveValue(MINE)
})

test('what a deleted file held is kept, and can be saved again', async ({ sonde }) => {
  await rm(file)
  await expect(bannerOf(sonde)).toContainText('is gone from the disk')
  await expect(sonde.url).toHaveValue('http://host.test/health')
  await bannerOf(sonde).getByRole('button', { name: 'Save as…' }).click()
  const dialog = sonde.page.getByRole('dialog', { name: 'Save request' })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Health')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(bannerOf(sonde)).toBeHidden()
  await expect(sonde.row('GET Health')).toHaveAttribute('aria-current', 'true')
})

test('a file that is back after it was gone is followed again', async ({ sonde }) => {
  await rm(file)
  await expect(bannerOf(sonde)).toContainText('is gone from the disk')
  await write(THEIRS)
  await expect(sonde.url).toHaveValue(THEIRS)
  await expect(bannerOf(sonde)).toBeHidden()
})

test('a conflict that came while Sonde was closed is found', async ({ app, sonde }) => {
  await sonde.url.fill(MINE)
  await expect(sonde.tab(/Health unsaved/)).toBeVisible()
  await expect.poll(() => storedUrls(app.home)).toContain(MINE)
  await app.close()
  await write(THEIRS)
  await app.start()
  await sonde.tab(/Health/).click()
  await expect(bannerOf(sonde)).toContainText('was changed on disk while you edited it')
  await expect(sonde.url).toHaveValue(MINE)
})

test('a branch that is checked out takes the open tabs along', async ({ app, sonde }) => {
  const folder = path.dirname(file)
  await mkdir(path.join(folder, 'checks'))
  await rename(file, path.join(folder, 'checks', 'health.yml'))
  await expect
    .poll(() => storedSources(app.home))
    .toContainEqual(expect.objectContaining({ path: 'checks/health.yml' }))
  await expect(bannerOf(sonde)).toBeHidden()
  await sonde.url.fill(MINE)
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await expect(sonde.tab(/^GET Health$/)).toBeVisible()
  expect(await readFile(path.join(folder, 'checks', 'health.yml'), 'utf8')).toContain(MINE)
})

for (const theme of ['light', 'dark'] as const) {
  test(`nothing is serious or critical in the ${theme} theme`, async ({ sonde }) => {
    await sonde.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await beginConflict(sonde)
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
    await bannerOf(sonde).getByRole('button', { name: 'Compare' }).click()
    const dialog = sonde.page.getByRole('dialog', { name: 'Compare health.yml' })
    await expect(dialog.getByText(`url: ${MINE}`)).toBeVisible()
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  })
}

function bannerOf(sonde: SondePage): Locator {
  return sonde.page.getByRole('alert').filter({ hasText: 'health.yml' })
}

async function beginConflict(sonde: SondePage): Promise<void> {
  await sonde.url.fill(MINE)
  await expect(sonde.tab(/Health unsaved/)).toBeVisible()
  await write(THEIRS)
  await expect(bannerOf(sonde)).toContainText('was changed on disk while you edited it')
}

async function write(url: string): Promise<void> {
  await writeFile(
    file,
    `info:\n  name: Health\n  type: http\n  seq: 1\n\nhttp:\n  method: GET\n  url: ${url}\n`
  )
}
