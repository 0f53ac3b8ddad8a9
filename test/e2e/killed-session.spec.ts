import { echo, startWebSocketServer } from '../fixtures/servers/web-socket-server.ts'
import { expect, test } from './fixtures.ts'
import { openSession } from './open-session.ts'

test('the log of a session that went down with the app is opened from the tab that held it', async ({
  app,
  sonde
}) => {
  await using server = await startWebSocketServer(echo)
  const session = await openSession(app, sonde, server.port)
  for (const client of server.clients) client.send('precious')
  await expect(session().getByRole('option', { name: /precious/ })).toBeVisible()

  await app.kill()
  await app.start()
  await expect(session()).toContainText('Not connected yet')
  await session().getByRole('button', { name: 'Open its log' }).click()
  await expect(session().getByText(/^Recorded/)).toBeVisible()
  await expect(session().getByRole('option', { name: /precious/ })).toBeVisible()
})
