import { echo, startWebSocketServer } from '../../fixtures/servers/web-socket-server.ts'
import { expect, test } from '../fixtures.ts'
import { interruptible } from './interruptible.ts'

test('the messages of a session that is cut off stay in sight, and are opened from the history', async ({
  sonde
}) => {
  const { page } = sonde
  await using server = await startWebSocketServer(echo)
  const connection = await interruptible(page)
  const session = page.getByRole('region', { name: 'Session', exact: true })
  const row = session.getByRole('option', { name: /precious/ })
  await sonde.url.fill(`ws://127.0.0.1:${server.port}/feed`)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(session.getByRole('option', { name: /Connected · status 101/ })).toBeVisible()
  for (const client of server.clients) client.send('precious')
  await expect(row).toBeVisible()

  await connection.cut()
  await expect(session.getByRole('note')).toContainText('The log is kept in the history.')
  await expect(row).toBeVisible()
  await expect(session.getByRole('status').filter({ hasText: 'time stands still' })).toBeVisible()
  connection.mend()
  await expect(page.getByText('connection to Sonde is lost')).toBeHidden()
  await session.getByRole('button', { name: 'Open from the history' }).click()
  await expect(session.getByText(/^Recorded/)).toBeVisible()
  await expect(row).toBeVisible()
})
