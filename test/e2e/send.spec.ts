import { expect, test } from './fixtures.ts'

test('a request is sent and its answer is shown as it came', async ({ sonde, target }) => {
  await sonde.send(target.url('/json'))

  await expect(sonde.response).toContainText('200 OK')
  await expect(sonde.response).toContainText('HTTP/1.1')
  await expect(sonde.response.getByText('"hello from the target"')).toBeVisible()
  for (const phase of ['tcp', 'send', 'ttfb', 'download']) {
    await expect(sonde.phase(phase)).toContainText(/\d (µs|ms)/)
  }

  await sonde.section('Response', 'Headers').click()
  const headers = sonde.page.getByRole('table', { name: 'Response headers' })
  await expect(headers.getByRole('row', { name: 'X-Twice first value' })).toBeVisible()
  await expect(headers.getByRole('row', { name: 'x-twice second value' })).toBeVisible()
})

test('Ctrl/Cmd+Enter sends, from the URL field', async ({ sonde, target }) => {
  await sonde.url.fill(target.url('/json'))
  await sonde.url.press('ControlOrMeta+Enter')
  await expect(sonde.response).toContainText('200 OK')
})

test('method, headers and body arrive as they were typed', async ({ sonde, target }) => {
  await sonde.url.fill(target.url('/echo'))
  await sonde.setMethod('PURGE')
  await sonde.page.getByRole('combobox', { name: 'Header 1 name' }).fill('X-Mixed-Case')
  await sonde.page.getByRole('combobox', { name: 'Header 1 value' }).fill('as typed')
  await sonde.section('Request', 'Body').click()
  await sonde.chooseBody('Text')
  await sonde.page.getByRole('textbox', { name: 'Request body' }).focus()
  await sonde.page.keyboard.type('what I have to say')
  await sonde.sendButton.click()

  await expect(sonde.response).toContainText('200 OK')
  await expect(sonde.response.getByText('"PURGE"')).toBeVisible()
  await expect(sonde.response.getByText('"X-Mixed-Case"')).toBeVisible()
  await expect(sonde.response.getByText('"as typed"')).toBeVisible()
  await expect(sonde.response.getByText('"what I have to say"')).toBeVisible()
})

test('the waterfall draws itself while the request runs', async ({ sonde, target }) => {
  await sonde.send(target.url('/held-head'))
  await expect(sonde.phase('tcp')).toBeVisible()
  await expect(sonde.phase('ttfb')).toBeVisible()
  await expect(sonde.phase('download')).toBeHidden()
  const growing = await sonde.phase('ttfb').textContent()
  await expect(sonde.phase('ttfb')).not.toHaveText(growing ?? '')

  target.release()
  await expect(sonde.phase('download')).toBeVisible()
  await expect(sonde.response).toContainText('200 OK')
})

test('a compressed body is unpacked, and both sizes are told', async ({ sonde, target }) => {
  await sonde.send(target.url('/gzip'))
  await expect(sonde.response).toContainText('180 B (')
  await expect(sonde.response).toContainText('on the wire')
  await expect(sonde.response.getByText('unpacked unpacked').first()).toBeVisible()
})

test('a second request rides on the connection of the first', async ({ sonde, target }) => {
  await sonde.send(target.url('/json'))
  await expect(sonde.response).toContainText('200 OK')
  await expect(sonde.phase('tcp')).toBeVisible()
  await sonde.sendButton.click()
  await expect(sonde.phase('tcp')).toBeHidden()
  await expect(sonde.phase('ttfb')).toBeVisible()
  expect(target.openConnections()).toBe(1)
})

test('what cannot be sent is refused at its field, and nothing is sent', async ({ sonde, target }) => {
  await sonde.send('http://exa mple/')
  await expect(sonde.url).toHaveAttribute('aria-invalid', 'true')
  await sonde.send(target.url('/json'), 'BAD METHOD')
  await expect(sonde.method).toHaveAttribute('aria-invalid', 'true')
  expect(target.requests).toEqual([])
})
