import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { echo, startWebSocketServer } from '../fixtures/servers/web-socket-server.ts'
import { expect, test } from './fixtures.ts'
import { openSession } from './open-session.ts'

test('what is damaged of a log is told where it is looked at', async ({ app, sonde }) => {
  await using server = await startWebSocketServer(echo)
  const session = await openSession(app, sonde, server.port)
  await app.close()

  const folder = join(app.home, 'sessions')
  const [id = ''] = await readdir(folder)
  const index = join(folder, id, '000001.index')
  const bytes = await readFile(index)
  await writeFile(index, bytes.fill(1, 0, 64))
  await app.start()
  await sonde.runCommand('History')
  const recorded = app.page.getByRole('list', { name: 'Recorded exchanges' })
  await recorded.getByRole('button', { name: /^WS \/feed/ }).click()
  await expect(session().getByRole('note')).toContainText(
    'The files of this log are damaged: what follows is what can still be read. Part 1 of the log is damaged.'
  )
})

test('where something else lies in the place of messages, that is told, and its line counts them all the same', async ({
  app,
  sonde
}) => {
  await using server = await startWebSocketServer(echo)
  const session = await openSession(app, sonde, server.port)
  for (const client of server.clients) for (let n = 0; n < 12; n++) client.send(`message ${n}`)
  await expect(session().getByRole('option', { name: /message 11/ })).toBeVisible()
  for (const client of server.clients) client.close(1000)
  await sonde.runCommand('History')
  const line = () =>
    app.page
      .getByRole('list', { name: 'Recorded exchanges' })
      .getByRole('button', { name: /^WS \/feed 12 messages 1000 127\.0\.0\.1:/ })
  // While its tab is still open.
  await expect(line()).toBeVisible()
  await app.close()

  const folder = join(app.home, 'sessions')
  const [id = ''] = await readdir(folder)
  const data = join(folder, id, '000001.data')
  const bytes = await readFile(data)
  const at = bytes.indexOf('message 7')
  await writeFile(data, bytes.fill(0xff, at, at + 9))
  await app.start()
  await sonde.runCommand('History')
  await line().click()
  await expect(session().getByRole('note')).toContainText('may not be what was sent and received.')
  await expect(
    session()
      .getByRole('option', { name: /Damaged: it may be wrong/ })
      .first()
  ).toBeVisible()
})
