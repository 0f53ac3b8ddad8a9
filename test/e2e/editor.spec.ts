import { expect, test } from './fixtures.ts'
import { paste } from './paste.ts'

test('headers offer their names and usual values', async ({ sonde }) => {
  await sonde.section('Request', 'Headers').click()
  await sonde.cell('Header', 1, 'name').pressSequentially('content-t')
  await expect(sonde.page.getByRole('option', { name: 'Content-Type' })).toHaveAttribute(
    'aria-selected',
    'true'
  )
  await sonde.page.keyboard.press('Enter')
  await expect(sonde.cell('Header', 1, 'name')).toHaveValue('Content-Type')
  await expect(sonde.cell('Header', 1, 'value')).toBeFocused()
  await sonde.page.keyboard.press('ArrowDown')
  await sonde.page.getByRole('option', { name: 'application/xml' }).click()
  await expect(sonde.cell('Header', 1, 'value')).toHaveValue('application/xml')
  await sonde.page.keyboard.press('Enter')
  await expect(sonde.cell('Header', 2, 'value')).toBeFocused()
})

test('Tab takes the name of a header that is offered, and Escape keeps what was typed', async ({ sonde }) => {
  const { keyboard } = sonde.page
  await sonde.section('Request', 'Headers').click()
  await sonde.cell('Header', 1, 'name').pressSequentially('x-requ')
  await keyboard.press('ArrowDown')
  await keyboard.press('Tab')
  await expect(sonde.cell('Header', 1, 'name')).toHaveValue('X-Requested-With')
  await expect(sonde.cell('Header', 1, 'value')).toBeFocused()

  await sonde.cell('Header', 2, 'name').pressSequentially('x-requ')
  await keyboard.press('Escape')
  await keyboard.press('Enter')
  await expect(sonde.cell('Header', 2, 'name')).toHaveValue('x-requ')
  await expect(sonde.cell('Header', 2, 'value')).toBeFocused()

  await sonde.cell('Header', 3, 'name').pressSequentially('accept')
  await keyboard.press('Enter')
  await expect(sonde.cell('Header', 3, 'name')).toHaveValue('accept')
  await expect(sonde.cell('Header', 3, 'value')).toBeFocused()
})

test('headers are edited as text', async ({ sonde, target }) => {
  await sonde.section('Request', 'Headers').click()
  await sonde.page.getByRole('button', { name: 'Edit as text' }).click()
  await sonde.page
    .getByRole('textbox', { name: 'Request headers as text' })
    .fill('X-On: one\n// X-Off: two\nX-Empty:')
  await sonde.send(target.url('/echo'))
  await expect(sonde.response.getByText('"X-On"')).toBeVisible()
  await expect(sonde.response.getByText('"X-Off"')).toHaveCount(0)
  await sonde.page.getByRole('button', { name: 'Edit as text' }).click()
  await expect(sonde.page.getByRole('checkbox', { name: 'Send X-Off' })).not.toBeChecked()
})

test('a pasted curl command becomes the request, and can be taken back', async ({ sonde, target }) => {
  await sonde.url.fill('http://before.test/')
  const command = [
    `curl '${target.url('/echo')}?a=1' \\`,
    "  -X PUT -H 'X-From: curl' \\",
    `  --data-raw '{"n":1}' -H 'Content-Type: application/json'`
  ].join('\n')
  await paste(sonde.url, command)
  await expect(sonde.url).toHaveValue(`${target.url('/echo')}?a=1`)
  await expect(sonde.method).toHaveValue('PUT')
  await sonde.sendButton.click()
  await expect(sonde.response.getByText('"X-From"')).toBeVisible()
  await expect(sonde.response.getByText('"{\\"n\\":1}"')).toBeVisible()

  await sonde.page.getByRole('button', { name: 'Undo' }).click()
  await expect(sonde.url).toHaveValue('http://before.test/')
  await expect(sonde.method).toHaveValue('GET')
})

test('a pasted call of fetch becomes the request, and is never run', async ({ sonde, target }) => {
  await paste(
    sonde.url,
    `fetch("${target.url('/echo')}?a=1", {
  "headers": { "content-type": "application/json", "x-from": "fetch" },
  "body": "{\\"n\\":1}",
  "method": "PUT",
  "mode": "cors",
  "credentials": "omit"
});`
  )
  await expect(sonde.url).toHaveValue(`${target.url('/echo')}?a=1`)
  await expect(sonde.method).toHaveValue('PUT')
  await sonde.sendButton.click()
  await expect(sonde.response.getByText('"x-from"')).toBeVisible()
  await expect(sonde.response.getByText('"{\\"n\\":1}"')).toBeVisible()

  await paste(sonde.url, 'fetch("http://x.test", { body: JSON.stringify(all) })')
  await expect(sonde.page.getByRole('region', { name: 'Notices' })).toContainText('would have to be run')
  await expect(sonde.url).toHaveValue(`${target.url('/echo')}?a=1`)
})

test('what was pasted says which variables it uses, and who gets them', async ({ sonde }) => {
  await paste(sonde.url, 'fetch("http://host.test/?q={{secret}}")')
  await expect(sonde.page.getByRole('region', { name: 'Notices' })).toContainText(
    'The call of fetch is the request now. It uses {{secret}}: its value will be sent to host.test.'
  )
})

test('a pasted curl command is taken back only as long as it was not edited', async ({ sonde }) => {
  await paste(sonde.url, "curl -X PUT http://host.test/pasted -d 'x=1'")
  const undo = sonde.page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' })
  await expect(undo).toBeVisible()
  await sonde.setMethod('PATCH')
  await expect(undo).toBeHidden()
  await expect(sonde.page.getByRole('region', { name: 'Notices' })).toContainText('is the request now')
  await expect(sonde.url).toHaveValue('http://host.test/pasted')
})

test('a request is copied as curl, its secrets only when that is asked for', async ({
  app,
  sonde,
  shell
}) => {
  const { page } = sonde
  if (shell === 'serve') await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await sonde.url.fill('http://host.test/?a=1')
  await sonde.section('Request', 'Auth').click()
  await sonde.chooseAuth('Bearer')
  await page.getByLabel('Token', { exact: true }).fill('t0p-s3cret')
  const copied = () =>
    shell === 'serve'
      ? page.evaluate(() => navigator.clipboard.readText())
      : app.electron.evaluate(({ clipboard }) => clipboard.readText())

  await sonde.runCommand('Copy as curl with secrets')
  await expect.poll(copied).toContain('t0p-s3cret')
  expect(await copied()).toMatch(/^curl .*http:\/\/host\.test\/\?a=1/)
  await sonde.runCommand('Copy as curl')
  await expect.poll(copied).toContain("--header 'Authorization: Bearer ***'")
  expect(await copied()).not.toContain('t0p-s3cret')
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('Secrets are masked')
})

test('a pasted URL stays a URL', async ({ sonde }) => {
  await sonde.url.focus()
  await sonde.page.keyboard.insertText('https://curl.test/ -H')
  await expect(sonde.url).toHaveValue('https://curl.test/ -H')
})

test('a credential that only names a variable is not masked', async ({ sonde }) => {
  await sonde.section('Request', 'Auth').click()
  await sonde.chooseAuth('Bearer')
  const token = sonde.page.getByLabel('Token', { exact: true })
  await token.fill('s3cret')
  await expect(token).toHaveAttribute('type', 'password')
  await sonde.page.getByRole('button', { name: 'Show token' }).click()
  await expect(token).toHaveAttribute('type', 'text')
  await sonde.page.getByRole('button', { name: 'Hide token' }).click()
  await token.fill('{{token}}')
  await expect(token).toHaveAttribute('type', 'text')
})

test('the sections of the request are reached by commands and keys', async ({ sonde }) => {
  await sonde.runCommand('Show request docs')
  await expect(sonde.section('Request', 'Docs')).toHaveAttribute('aria-selected', 'true')
  await sonde.page.keyboard.press('Alt+p')
  await expect(sonde.section('Request', 'Params')).toHaveAttribute('aria-selected', 'true')
})
