import { expect, test } from '../fixtures.ts'

test('when the engine dies the window says so, and goes on with a new one', async ({
  app,
  sonde,
  target
}) => {
  await sonde.url.fill(target.url('/json'))
  const pid = await app.electron.evaluate(
    ({ app }) => app.getAppMetrics().find(({ name }) => name === 'Sonde engine')?.pid
  )
  expect(pid).toBeGreaterThan(0)
  process.kill(pid ?? 0, 'SIGKILL')

  await expect(sonde.page.getByText('The engine stopped.')).toBeVisible()
  await expect(sonde.page.getByText('The engine stopped.')).toBeHidden()
  await expect(sonde.url).toHaveValue(target.url('/json'))
  await sonde.sendButton.click()
  await expect(sonde.response).toContainText('200 OK')
})
