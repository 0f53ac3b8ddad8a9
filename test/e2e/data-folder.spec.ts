import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from './fixtures.ts'

test('a data folder that cannot be used is told, and used as soon as it can be', async ({ app, sonde }) => {
  const windows = path.join(app.home, 'windows')
  await rm(windows, { recursive: true })
  await writeFile(windows, '')
  await sonde.page.reload()
  const page = sonde.page.getByRole('main')
  await expect(page).toContainText('this window cannot be opened')
  await expect(page).toContainText('is no folder')
  await expect(page).toContainText(windows)

  await rm(windows)
  await expect(sonde.url).toBeVisible()
})

test('a preference that cannot be saved is told', async ({ app, sonde }) => {
  const file = path.join(app.home, 'preferences.json')
  await rm(file, { force: true })
  await mkdir(path.join(file, 'in the way'), { recursive: true })
  await sonde.runCommand('Theme: dark')
  await expect(sonde.page.getByRole('alert')).toContainText('A preference could not be saved')
})
