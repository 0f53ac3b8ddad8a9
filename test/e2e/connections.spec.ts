import { findAccessibilityProblems } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { closedPort } from './target/closed-port.ts'

test.beforeEach(async ({ sonde }) => {
  await sonde.section('Request', 'Settings').click()
})

test('the way through a proxy is seen in the waterfall and at the connection', async ({
  sonde,
  tlsTarget,
  proxyTarget
}) => {
  await sonde.page.getByRole('switch', { name: 'Verify TLS certificates' }).click()
  await sonde.page.getByRole('radio', { name: 'URL' }).click()
  await sonde.page.getByRole('textbox', { name: 'Proxy URL' }).fill(`http://user:pass@${proxyTarget.host}`)
  await sonde.send(tlsTarget.url('/'))
  await expect(sonde.response.getByText('over TLS')).toBeVisible()
  for (const phase of ['proxy-tcp', 'proxy', 'tls']) await expect(sonde.phase(`${phase} `)).toBeVisible()
  await sonde.section('Response', 'Connection').click()
  await expect(sonde.response).toContainText(`http://${proxyTarget.host}`)
  await expect(sonde.response).toContainText('A tunnel: the proxy passes bytes on')
  await expect(sonde.response).not.toContainText('pass@')
})

test('a proxy that refuses is shown with its answer', async ({ sonde, tlsTarget, proxyTarget }) => {
  await sonde.page.getByRole('radio', { name: 'URL' }).click()
  await sonde.page.getByRole('textbox', { name: 'Proxy URL' }).fill(`http://${proxyTarget.host}`)
  await sonde.send(tlsTarget.url('/'))
  await expect(sonde.error).toContainText('asks for a user and password')
  await expect(sonde.response).toContainText('407')
  await expect(sonde.response).toContainText('from the proxy')
  await sonde.section('Response', 'Connection').click()
  await expect(sonde.response).toContainText('the proxy opened no tunnel')
  await sonde.section('Response', 'Headers').click()
  await expect(sonde.response).toContainText('Answered by the proxy in the place of the server')
})

test('a SOCKS proxy that opens no tunnel is shown as far as it was reached', async ({
  sonde,
  target,
  proxyTarget
}) => {
  await sonde.page.getByRole('radio', { name: 'URL' }).click()
  await sonde.page.getByRole('textbox', { name: 'Proxy URL' }).fill(`socks5h://${proxyTarget.host}`)
  await sonde.send(target.url('/'))
  await expect(sonde.error).toContainText('it does not speak SOCKS5')
  await expect(sonde.phase('proxy-tcp ')).toBeVisible()
  await expect(sonde.phase('proxy failed')).toBeVisible()
  await sonde.section('Response', 'Connection').click()
  await expect(sonde.response).toContainText(`Address of the proxy${proxyTarget.host}`)
  await expect(sonde.response).toContainText('the proxy opened no tunnel')
  await expect(sonde.response).not.toContainText('Protocol')
})

test('HTTP/2 is agreed on, and what it made of the request is told', async ({ sonde, tlsTarget }) => {
  await sonde.page.getByRole('switch', { name: 'Verify TLS certificates' }).click()
  await sonde.send(tlsTarget.url('/'))
  await expect(sonde.response).toContainText('HTTP/2')
  await sonde.section('Response', 'Connection').click()
  await expect(sonde.response).toContainText('HTTP/2 (h2)')
  await sonde.section('Response', 'Request').click()
  const changes = sonde.response.getByRole('table', {
    name: 'Otherwise than typed, as the protocol wants it'
  })
  await expect(changes).toContainText(':authority')

  await sonde.page.getByRole('radio', { name: 'HTTP/1.1' }).click()
  await sonde.sendButton.click()
  await expect(sonde.response).toContainText('HTTP/1.1')
  await expect(changes).toBeHidden()
})

test('a key can be pinned, and holds where nothing is verified', async ({ sonde, tlsTarget }) => {
  await sonde.page.getByRole('switch', { name: 'Verify TLS certificates' }).click()
  await sonde.send(tlsTarget.url('/'))
  await sonde.section('Response', 'Connection').click()
  const pin = await sonde.response.getByText(/^sha256\//).innerText()
  const pins = sonde.page.getByRole('textbox', { name: 'Pinned keys' })
  await pins.fill(pin)
  await sonde.sendButton.click()
  await expect(sonde.response.getByText('Pinned key', { exact: true })).toBeVisible()
  for (const view of [sonde.response, sonde.waterfall]) await expect(view).toContainText(/not verified/i)

  await pins.fill(`sha256/${'A'.repeat(43)}=`)
  await sonde.sendButton.click()
  await expect(sonde.error).toContainText('is one of the pinned ones')
  await expect(sonde.phase('tls')).toContainText('failed')
})

test('a connection that is used again is told with the request that opened it', async ({ sonde, target }) => {
  await sonde.send(target.url('/quiet'))
  await sonde.section('Response', 'Connection').click()
  await expect(sonde.response).toContainText('New, opened for this request')
  await sonde.sendButton.click()
  await expect(sonde.response).toContainText('opened by an earlier request: GET /quiet')
})

test('addresses that were tried in vain are told beside the one that answered', async ({ sonde, target }) => {
  const { port } = new URL(target.url('/'))
  await sonde.page
    .getByRole('textbox', { name: 'Addresses of hosts' })
    .fill(`several.test:${port}:[::1],127.0.0.1`)
  await sonde.send(`http://several.test:${port}/quiet`)
  await expect(sonde.response).toContainText('200')
  await sonde.section('Response', 'Connection').click()
  const inVain = new RegExp(`Tried\\[::1\\]:${port}: E[A-Z]+Local address`)
  await expect(sonde.response).toContainText(`Remote address127.0.0.1:${port}`)
  await expect(sonde.response).toContainText(inVain)
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  await sonde.phase('tcp').focus()
  await sonde.page.keyboard.press('ArrowUp')
  await sonde.page.keyboard.press('ArrowDown')
  await expect(sonde.page.getByRole('tooltip')).toContainText(
    new RegExp(`Tried \\[::1\\]:${port}: E[A-Z]+\\.`)
  )

  await sonde.send(target.url('/quiet'))
  await expect(sonde.response).toContainText('New, opened for this request')
  await expect(sonde.response).not.toContainText('Tried')
})

test('where none of several addresses answers, all are told', async ({ sonde }) => {
  const port = await closedPort()
  await sonde.page
    .getByRole('textbox', { name: 'Addresses of hosts' })
    .fill(`several.test:${port}:127.0.0.1,[::1]`)
  await sonde.send(`http://several.test:${port}/`)
  await expect(sonde.error).toContainText('refused the connection')
  await sonde.section('Response', 'Connection').click()
  await expect(sonde.response).toContainText(`Tried127.0.0.1:${port}: ECONNREFUSED`)
  await expect(sonde.response).toContainText(new RegExp(`Also tried\\[::1\\]:${port} \\(E[A-Z]+\\)`))
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
})
