import { expect, test } from './fixtures.ts'

test('diagnostics tell what the engine has done, while it does it', async ({ sonde, target }) => {
  await sonde.send(target.url('/json'))
  await expect(sonde.response).toContainText('200 OK')
  await sonde.runCommand('Diagnostics')
  const panel = sonde.page.getByRole('region', { name: 'Diagnostics' })
  await expect(panel.getByRole('region', { name: 'Totals' })).toContainText('1 in 1 hop')
  const durations = panel.getByRole('table', { name: 'Durations by phase' })
  await expect(durations.getByRole('row', { name: /^ttfb 1 / })).toBeVisible()
  const connections = panel.getByRole('table', { name: 'Connections by origin' })
  await expect(
    connections.getByRole('row', { name: `http://127.0.0.1:${target.port} 1 0 0 0` })
  ).toBeVisible()

  await sonde.send(target.url('/never'))
  await expect(
    connections.getByRole('row', { name: `http://127.0.0.1:${target.port} 0 1 0 0` })
  ).toBeVisible()
  await sonde.cancelButton.click()
  await expect(panel.getByRole('region', { name: 'Totals' })).toContainText('ABORTED')

  await sonde.runCommand('Diagnostics')
  await expect(panel).toBeHidden()
})
