import { findAccessibilityProblems } from './axe.ts'
import { allowCopying, readCopied } from './clipboard.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

const sentBody = (sonde: SondePage) => sonde.response.getByRole('region', { name: 'Body as sent' })

test('a multipart body is shown as it was sent, beside what was typed', async ({ sonde, target }) => {
  await sonde.section('Request', 'Body').click()
  await sonde.chooseBody('Multipart')
  await sonde.cell('Part', 1, 'name').fill('note')
  await sonde.cell('Part', 1, 'value').fill('at {{$timestamp}}')
  await sonde.send(target.url('/echo'), 'POST')
  await expect(sonde.response).toContainText('200 OK')
  await sonde.section('Response', 'Request').click()
  await expect(sentBody(sonde)).toContainText(/form-data; name="note"[\s\S]*at \d{10}[\s\S]*--sonde-\S+--/i)
  await expect(sonde.response.getByRole('region', { name: 'Body as typed' })).toHaveText(
    'note = at {{$timestamp}}'
  )
  const head = sonde.response.getByRole('list', { name: 'Head as sent' })
  await expect(head.getByRole('listitem').filter({ hasText: 'multipart/form-data' })).toContainText(
    '(not typed)'
  )
  await sonde.response.getByRole('radio', { name: 'Hex' }).click()
  await expect(sentBody(sonde)).toContainText('00000000  2d 2d')
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
})

test('what is secret in a body is covered until it is asked for, on both sides', async ({
  sonde,
  target
}) => {
  await sonde.section('Request', 'Auth').click()
  await sonde.chooseAuth('Bearer')
  await sonde.page.getByLabel('Token', { exact: true }).fill('t0p-s3cret')
  await sonde.section('Request', 'Headers').click()
  await sonde.cell('Header', 1, 'name').fill('X-Again')
  await sonde.cell('Header', 1, 'value').fill('t0p-s3cret')
  await sonde.section('Request', 'Body').click()
  await sonde.chooseBody('Form')
  await sonde.cell('Field', 1, 'name').fill('key')
  await sonde.cell('Field', 1, 'value').fill('t0p-s3cret')
  await sonde.send(target.url('/echo'), 'POST')
  await expect(sonde.response).toContainText('200 OK')
  await sonde.section('Response', 'Request').click()
  await expect(sentBody(sonde)).toHaveText('key=**********')
  const sides = ['Request as sent', 'Request as typed'].map(name =>
    sonde.response.getByRole('region', { name })
  )
  for (const side of sides) await expect(side).not.toContainText('t0p-s3cret')
  await sonde.response.getByRole('button', { name: 'Reveal secrets' }).click()
  await expect(sentBody(sonde)).toHaveText('key=t0p-s3cret')
  for (const side of sides) await expect(side).toContainText('X-Again: t0p-s3cret')
})

test('a request is copied as it went out', async ({ app, sonde, target, shell }) => {
  const { page } = sonde
  if (shell === 'serve') await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const copied = () =>
    shell === 'serve'
      ? page.evaluate(() => navigator.clipboard.readText())
      : app.electron.evaluate(({ clipboard }) => clipboard.readText())
  await sonde.section('Request', 'Body').click()
  await sonde.chooseBody('Form')
  await sonde.cell('Field', 1, 'name').fill('a')
  await sonde.cell('Field', 1, 'value').fill('1 2')
  await sonde.send(target.url('/echo'), 'POST')
  await expect(sonde.response).toContainText('200 OK')
  await sonde.section('Response', 'Request').click()
  const copy = async (what: string) => {
    await sonde.response.getByRole('button', { name: 'Copy the request as sent' }).click()
    await page.getByRole('menuitem', { name: what }).click()
  }
  await copy('Copy whole request')
  await expect.poll(copied).toMatch(/^POST \/echo HTTP\/1\.1\r?\n[\s\S]*\r?\n\r?\na=1\+2$/)
  await copy('Copy as curl')
  await expect.poll(copied).toContain("--data-raw 'a=1+2'")
  const command = await copied()
  await copy('Copy head')
  await expect.poll(copied).not.toBe(command)
  await sonde.runCommand('Copy what was sent as curl')
  await expect.poll(copied).toBe(command)
})

test('cookies of the jar and the password of a redirect are covered until they are asked for', async ({
  app,
  sonde,
  target,
  shell
}) => {
  const { page, response } = sonde
  await allowCopying(app, shell)
  const copy = async (what: string) => {
    await response.getByRole('button', { name: 'Copy the request as sent' }).click()
    await page.getByRole('menuitem', { name: what }).click()
  }
  const reveal = response.getByRole('button', { name: 'Reveal secrets' })
  const head = response.getByRole('list', { name: 'Head as sent' })

  await sonde.send(target.url('/login'))
  await expect(response).toContainText('2 hops')
  await sonde.section('Response', 'Request').click()
  await expect(head).toContainText(/cookie: •••/i)
  for (const what of ['Copy head', 'Copy whole request', 'Copy as curl']) {
    await copy(what)
    await expect.poll(() => readCopied(app, shell)).toMatch(/cookie: [•*]{3}/i)
  }
  await sonde.section('Response', 'Cookies').click()
  const sent = response.getByRole('region', { name: 'Sent from the jar' })
  await expect(sent).toHaveText(/session•••/)
  await reveal.click()
  await expect(sent).toHaveText(/sessions3cret/)

  await sonde.send(target.url('/with-user'))
  await expect(response).toContainText('2 hops')
  await expect(sonde.waterfall).toContainText('hax:•••@')
  await sonde.section('Response', 'Request').click()
  await expect(head).toContainText(/authorization: •••/i)
  await expect(response.getByRole('row', { name: /^Authorization/i })).toContainText(
    'The redirect’s URL brings a user and password.'
  )
  await expect(response).not.toContainText(/hunter99pw|aGF4Omh1bnRlcjk5cHc/)
  await copy('Copy as curl')
  await expect.poll(() => readCopied(app, shell)).toMatch(/authorization: \*{3}/i)
  await sonde.runCommand('Copy waterfall as text')
  await expect.poll(() => readCopied(app, shell)).toContain('hax:•••@')
  await reveal.click()
  await expect(sonde.waterfall).toContainText('hax:hunter99pw@')
  await expect(head).toContainText(/authorization: Basic aGF4Omh1bnRlcjk5cHc=/i)
})

test('the history keeps no body that was sent, and says so', async ({ sonde, target }) => {
  await sonde.section('Request', 'Body').click()
  await sonde.chooseBody('Form')
  await sonde.cell('Field', 1, 'name').fill('a')
  await sonde.send(target.url('/echo'), 'POST')
  await expect(sonde.response).toContainText('200 OK')
  await sonde.runCommand('History')
  await sonde.page
    .getByRole('list', { name: 'Recorded exchanges' })
    .getByRole('button', { name: /^POST .echo/ })
    .click()
  await sonde.section('Response', 'Request').click()
  await expect(sonde.response).toContainText('Its body is not in the history')
})
