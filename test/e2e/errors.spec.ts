import { expect, test } from './fixtures.ts'
import { closedPort } from './target/closed-port.ts'

test('an unknown host fails in dns', async ({ sonde }) => {
  await sonde.send('http://no-such-host.invalid/')
  await expect(sonde.error).toContainText('no-such-host.invalid')
  await expect(sonde.phase('dns')).toContainText('failed')
})

test('a refused port fails in tcp', async ({ sonde }) => {
  await sonde.send(`http://127.0.0.1:${await closedPort()}/`)
  await expect(sonde.error).toContainText('refused the connection: nothing listens on port')
  await expect(sonde.phase('tcp')).toContainText('failed')
})

test('an untrusted certificate fails in tls, and is accepted when that is wished', async ({
  sonde,
  tlsTarget
}) => {
  await sonde.send(tlsTarget.url('/'))
  await expect(sonde.error).toContainText('self-signed')
  await expect(sonde.phase('tls')).toContainText('failed')

  await sonde.section('Request', 'Settings').click()
  await sonde.page.getByRole('switch', { name: 'Verify TLS certificates' }).click()
  await sonde.sendButton.click()
  await expect(sonde.response.getByText('over TLS')).toBeVisible()
  await expect(sonde.response).toContainText('Insecure')
})

test('https to a port that speaks plain HTTP fails in tls', async ({ sonde, target }) => {
  await sonde.send(`https://127.0.0.1:${target.port}/`)
  await expect(sonde.error).toContainText('does not speak TLS')
  await expect(sonde.error).toContainText('try http://')
  await expect(sonde.phase('tls')).toContainText('failed')
})

test('a server that never answers fails in ttfb when the timeout strikes', async ({ sonde, target }) => {
  await sonde.section('Request', 'Settings').click()
  await sonde.page.getByRole('textbox', { name: 'Request timeout' }).fill('300')
  await sonde.send(target.url('/never'))
  await expect(sonde.error).toContainText('did not answer within 300 ms')
  await expect(sonde.phase('ttfb')).toContainText('failed')
  await expect.poll(() => target.openConnections()).toBe(0)
})

test('a server that closes in the middle of the body fails in download', async ({ sonde, target }) => {
  await sonde.send(target.url('/close-mid-body'))
  await expect(sonde.error).toContainText('in the middle of the body')
  await expect(sonde.phase('download')).toContainText('failed')
  await expect(sonde.response.getByText('only this much')).toBeVisible()
})
