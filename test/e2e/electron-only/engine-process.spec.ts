import { readdirSync } from 'node:fs'
import type { App } from '../app.ts'
import { expect, test } from '../fixtures.ts'

test('when the engine dies the window says so, and goes on with a new one', async ({
  app,
  sonde,
  target
}) => {
  await sonde.url.fill(target.url('/json'))
  process.kill(await engineOf(app), 'SIGKILL')

  await expect(sonde.page.getByText('The engine stopped.')).toBeVisible()
  await expect(sonde.page.getByText('The engine stopped.')).toBeHidden()
  await expect(sonde.url).toHaveValue(target.url('/json'))
  await sonde.sendButton.click()
  await expect(sonde.response).toContainText('200 OK')
})

// Half of a pool may look up names at a time: of the default one, a third request would wait for the first.
test('the engine has threads for many lookups of a moment', async ({ app, sonde, target }) => {
  test.skip(process.platform !== 'linux', 'elsewhere the threads of a process cannot be counted')
  await sonde.send(target.url('/json'))

  const pid = await engineOf(app)
  expect(readdirSync(`/proc/${pid}/task`).length).toBeGreaterThan(32)
})

async function engineOf({ electron }: App): Promise<number> {
  const pid = await electron.evaluate(
    ({ app }) => app.getAppMetrics().find(({ name }) => name === 'Sonde engine')?.pid
  )
  expect(pid).toBeGreaterThan(0)
  return pid ?? 0
}
