import { expect, test } from '../fixtures.ts'

test('a folder is chosen in a dialog of the system, which belongs to the window', async ({ app, sonde }) => {
  const asked = await app.electron.evaluateHandle(({ dialog }, chosen) => {
    const calls: { parents: number; properties: unknown }[] = []
    dialog.showOpenDialog = async (...args: unknown[]) => {
      calls.push({ parents: args.length - 1, properties: Object(args.at(-1)).properties })
      return { canceled: calls.length === 1, filePaths: [chosen] }
    }
    return calls
  }, app.home)
  const open = sonde.page.getByRole('button', { name: 'Open collection…' })
  await open.click()
  await expect.poll(() => asked.evaluate(calls => calls.length)).toBe(1)
  await open.click()
  await expect(sonde.page.getByText('it has no opencollection.yml').first()).toBeVisible()
  expect(await asked.evaluate(calls => calls[1])).toEqual({
    parents: 1,
    properties: ['openDirectory', 'createDirectory']
  })
})
