import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { App } from '../app.ts'
import { expect, test } from '../fixtures.ts'

/** Lets the next dialogs answer with a file of this folder, by the name that they suggest. @returns what they were asked */
function answerSaveDialog(app: App, folder: string) {
  return app.electron.evaluateHandle(({ dialog }, folder) => {
    const asked: { parents: number; title: unknown; defaultPath: unknown }[] = []
    dialog.showSaveDialog = async (...args: unknown[]) => {
      const { title, defaultPath } = Object(args.at(-1))
      asked.push({ parents: args.length - 1, title, defaultPath })
      return { canceled: asked.length === 1, filePath: `${folder}/${defaultPath}` }
    }
    return asked
  }, folder)
}

test('a body is saved where the person says, under the name that the server gives', async ({
  app,
  sonde,
  target
}) => {
  const asked = await answerSaveDialog(app, app.files)
  await sonde.send(target.url('/named'))
  const save = sonde.response.getByRole('button', { name: 'Save body…' })
  await save.click()
  await expect.poll(() => asked.evaluate(calls => calls.length)).toBe(1)
  await save.click()
  const file = path.join(app.files, 'passwd.txt')
  await expect(sonde.page.getByText(`Saved ${file}`)).toBeVisible()
  expect((await stat(file)).size).toBe(15 * 1024 * 1024)
  expect(await readdir(app.files)).toEqual(['passwd.txt'])
  expect(await asked.evaluate(calls => calls[1])).toEqual({
    parents: 1,
    title: 'Save response body',
    defaultPath: 'passwd.txt'
  })
})

test('a body of the history is saved as well', async ({ app, sonde, target }) => {
  await sonde.send(target.url('/json'))
  await expect(sonde.response).toContainText('200 OK')
  await sonde.openTab()
  await sonde.runCommand('History')
  const recorded = sonde.page.getByRole('list', { name: 'Recorded exchanges' })
  await recorded.getByRole('button', { name: /^GET \/json/ }).click()
  await expect(sonde.response).toContainText('200 OK')
  const asked = await answerSaveDialog(app, app.files)
  await sonde.runCommand('Save response body')
  await expect.poll(() => asked.evaluate(calls => calls.length)).toBe(1)
  await sonde.runCommand('Save response body')
  await expect(sonde.page.getByText(/^Saved .*json\.json$/)).toBeVisible()
})
