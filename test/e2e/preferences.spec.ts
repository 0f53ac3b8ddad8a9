import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locator } from '@playwright/test'
import { findAccessibilityProblems } from './axe.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

async function openPreferences(sonde: SondePage, section: string): Promise<Locator> {
  await sonde.page.getByRole('button', { name: 'Preferences' }).click()
  const dialog = sonde.page.getByRole('dialog', { name: 'Preferences' })
  await dialog.getByRole('tab', { name: section }).click()
  return dialog
}

test('settings of the preferences lie under those of every request, and survive a restart', async ({
  app,
  sonde,
  target
}) => {
  const dialog = await openPreferences(sonde, 'Requests')
  await dialog.getByRole('switch', { name: 'Follow redirects' }).click()
  await dialog.getByRole('textbox', { name: 'Connect timeout' }).fill('4321')
  await sonde.page.keyboard.press('Escape')

  await sonde.section('Request', 'Settings').click()
  await expect(sonde.page.getByRole('textbox', { name: 'Connect timeout' })).toHaveValue('4321')
  await expect(sonde.page.getByText('from Preferences').first()).toBeVisible()
  await sonde.send(target.url('/away'))
  await expect(sonde.response).toContainText('302')
  await expect(sonde.response).not.toContainText('2 hops')

  await app.restart()
  const again = await openPreferences(sonde, 'Requests')
  await expect(again.getByRole('textbox', { name: 'Connect timeout' })).toHaveValue('4321')
  await again.getByRole('button', { name: 'Back to the default of Follow redirects' }).click()
  await expect(again.getByRole('switch', { name: 'Follow redirects' })).toBeChecked()
})

test('a proxy of the preferences is used by every request, once its URL is one', async ({
  app,
  sonde,
  tlsTarget,
  proxyTarget
}) => {
  const written = () => readFile(path.join(app.home, 'preferences.json'), 'utf8')
  const dialog = await openPreferences(sonde, 'Requests')
  await dialog.getByRole('switch', { name: 'Verify TLS certificates' }).click()
  await dialog.getByRole('tab', { name: 'Proxy' }).click()
  await dialog.getByRole('radio', { name: 'URL' }).click()
  const field = dialog.getByRole('textbox', { name: 'Proxy URL' })
  await expect(dialog.getByRole('status')).toContainText('not in force yet')
  await field.fill('ftp://proxy')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(dialog).toContainText('it must be http://')
  await field.fill(`http://user:pass@${proxyTarget.host}`)
  await expect(dialog).toContainText('type it under “Proxy password”')
  await field.press('Tab')
  expect(await written()).not.toContain('"url"')

  await field.fill('')
  await field.pressSequentially(`http://user@${proxyTarget.host}`)
  await expect(field).not.toHaveAttribute('aria-invalid')
  await dialog.getByRole('textbox', { name: 'Proxy password' }).fill('pass')
  await dialog.getByRole('button', { name: 'Keep proxy password' }).click()
  await expect(dialog.getByRole('button', { name: 'Forget proxy password' })).toBeVisible()
  await expect.poll(written).toContain(`http://user@${proxyTarget.host}`)
  expect(await written()).not.toMatch(/[:"]pass["@]/)
  await sonde.page.keyboard.press('Escape')
  await sonde.send(tlsTarget.url('/'))
  await expect(sonde.response.getByText('over TLS')).toBeVisible()
  await expect(sonde.phase('proxy-tcp')).toBeVisible()
})

test('a proxy that is not one yet is said to be, and its password goes to no other', async ({
  app,
  sonde
}) => {
  const { page } = sonde
  const written = () => readFile(path.join(app.home, 'preferences.json'), 'utf8')
  const dialog = await openPreferences(sonde, 'Proxy')
  await dialog.getByRole('radio', { name: 'URL' }).click()
  const field = dialog.getByRole('textbox', { name: 'Proxy URL' })
  await field.fill('ftp://good.test')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  const notices = page.getByRole('region', { name: 'Notices' })
  await expect(notices).toContainText('not in force')
  await expect(notices).toContainText('it must be http://')

  await openPreferences(sonde, 'Proxy')
  await expect(field).toHaveValue('ftp://good.test')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await field.fill('http://me@good.test:3128')
  const password = dialog.getByRole('textbox', { name: 'Proxy password' })
  await password.fill('word')
  await password.press('Enter')
  const forget = dialog.getByRole('button', { name: 'Forget proxy password' })
  await expect(forget).toBeVisible()
  await expect.poll(written).toContain('good.test')
  await dialog.getByRole('radio', { name: 'None' }).click()
  await expect(forget).toBeVisible()
  await dialog.getByRole('radio', { name: 'URL' }).click()
  await field.fill('http://me@evil.test:3128')
  await field.press('Tab')
  await expect(notices).toContainText('password of the proxy was forgotten')
  await expect(forget).toBeHidden()
  await expect
    .poll(async () => JSON.parse(await written()))
    .toMatchObject({
      settings: { proxy: { url: 'http://me@evil.test:3128' } },
      proxyPasswordId: null
    })
})

test('the size of code is in force at once, in fields and editors', async ({ app, sonde }) => {
  await sonde.section('Request', 'Body').click()
  await sonde.chooseBody('JSON')
  const editor = sonde.page.getByRole('textbox', { name: 'Request body' })
  await editor.fill('{}')
  const sizeOf = (place: Locator) => place.evaluate(element => getComputedStyle(element).fontSize)
  const dialog = await openPreferences(sonde, 'Appearance')
  await dialog.getByRole('combobox', { name: 'Code size' }).selectOption('18 px')
  await sonde.page.keyboard.press('Escape')
  await expect.poll(() => sizeOf(sonde.page.getByText('{}').last())).toBe('18px')

  await app.restart()
  await sonde.section('Request', 'Headers').click()
  await expect.poll(() => sizeOf(sonde.page.getByRole('combobox', { name: 'Header 1 name' }))).toBe('17px')
})

test('zoom is a preference of the app, or said to be the browser’s', async ({ app, shell, sonde }) => {
  const dialog = await openPreferences(sonde, 'Appearance')
  const zoom = dialog.getByRole('combobox', { name: 'Zoom' })
  if (shell === 'serve') {
    await expect(dialog).toContainText('The browser zooms')
    return await expect(zoom).toBeHidden()
  }
  const factor = () =>
    app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor()
    )
  await zoom.selectOption('125%')
  await expect.poll(factor).toBe(1.25)
  await sonde.page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await sonde.page.keyboard.press('ControlOrMeta+-')
  await expect.poll(factor).toBeCloseTo(1.1)
  await sonde.page.keyboard.press('ControlOrMeta+0')
  await expect.poll(factor).toBe(1)
  await sonde.runCommand('Zoom in')
  await expect.poll(factor).toBeCloseTo(1.1)
  await app.restart()
  await expect.poll(factor).toBeCloseTo(1.1)
})

test('client certificates are named by their files', async ({ app, sonde }) => {
  const dialog = await openPreferences(sonde, 'Certificates')
  await dialog.getByRole('button', { name: 'Add a certificate' }).click()
  await dialog.getByRole('textbox', { name: 'Host' }).fill('*.example.org')
  const form = dialog.getByRole('group', { name: 'Certificate for *.example.org' })
  await form.getByRole('radio', { name: 'PKCS#12' }).click()
  await expect(form.getByRole('textbox', { name: 'Key file' })).toBeHidden()
  const chosen = path.join(app.files, 'client.p12')
  if (await app.answerPick(chosen)) await form.getByRole('button', { name: 'Choose pkcs#12 file…' }).click()
  else await form.getByRole('textbox', { name: 'PKCS#12 file' }).fill(chosen)
  await expect(form.getByRole('textbox', { name: 'PKCS#12 file' })).toHaveValue(chosen)
  await expect
    .poll(async () => JSON.parse(await readFile(path.join(app.home, 'preferences.json'), 'utf8')))
    .toMatchObject({
      clientCertificates: [
        { domain: '*.example.org', kind: 'pkcs12', certificatePath: chosen, enabled: true }
      ]
    })

  const passphrase = form.getByRole('textbox', { name: 'Passphrase' })
  await passphrase.fill('open-sesame')
  await passphrase.press('Enter')
  await expect(form.getByRole('button', { name: 'Forget passphrase' })).toBeVisible()
  await expect(passphrase).toHaveValue('')
  const written = await readFile(path.join(app.home, 'preferences.json'), 'utf8')
  expect(written).toContain('passphraseId')
  expect(written).not.toContain('open-sesame')
  await form.getByRole('button', { name: 'Forget passphrase' }).click()
  await expect(form.getByRole('button', { name: 'Forget passphrase' })).toBeHidden()
})

test('a passphrase that could not be kept does not become that of another certificate', async ({
  app,
  sonde
}) => {
  const certificate = { kind: 'pkcs12', certificatePath: 'client.p12', enabled: true }
  const clientCertificates = ['a.test', 'b.test'].map(domain => ({ ...certificate, domain }))
  await writeFile(path.join(app.home, 'preferences.json'), JSON.stringify({ clientCertificates }))
  const dialog = await openPreferences(sonde, 'Certificates')
  const form = (domain: string) => dialog.getByRole('group', { name: `Certificate for ${domain}` })
  // A vault that cannot be read is not written to.
  await mkdir(path.join(app.home, 'vault.json'))
  const passphrase = form('a.test').getByRole('textbox', { name: 'Passphrase' })
  await passphrase.fill('of a')
  await passphrase.press('Enter')
  await expect(form('a.test').getByRole('alert')).not.toBeEmpty()
  await form('a.test').getByRole('button', { name: 'Delete a.test' }).click()
  await expect(form('a.test')).toBeHidden()
  const other = form('b.test').getByRole('textbox', { name: 'Passphrase' })
  await expect(other).toHaveValue('')
  await form('b.test').getByRole('textbox', { name: 'Host' }).fill('c.test')
  await form('c.test').getByRole('textbox', { name: 'Passphrase' }).press('Tab')
  await expect
    .poll(async () => JSON.parse(await readFile(path.join(app.home, 'preferences.json'), 'utf8')))
    .toMatchObject({ clientCertificates: [{ domain: 'c.test' }] })
  expect(await readFile(path.join(app.home, 'preferences.json'), 'utf8')).not.toContain('passphraseId')
})

test('what was allowed is listed, and taken back', async ({ app, sonde }) => {
  const request = { kind: 'process-env', names: ['API_KEY'], collectionId: 'gone' }
  const consent = { id: 'one', request, grantedAt: '2026-03-01T12:00:00.000Z' }
  await writeFile(path.join(app.home, 'consents.json'), JSON.stringify({ consents: [consent] }))
  const dialog = await openPreferences(sonde, 'Allowed')
  await expect(dialog).toContainText('A collection that is not open')
  await dialog.getByRole('button', { name: 'Take back: Read of the process environment API_KEY' }).click()
  await expect(dialog).toContainText('Nothing was allowed yet')
  expect(await readFile(path.join(app.home, 'consents.json'), 'utf8')).not.toContain('API_KEY')
})

for (const theme of ['light', 'dark'] as const)
  test(`every section is accessible in the ${theme} theme`, async ({ sonde }) => {
    await sonde.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    const dialog = await openPreferences(sonde, 'Appearance')
    for (const tab of await dialog.getByRole('tab').all()) {
      await tab.click()
      await expect(tab).toHaveAttribute('aria-selected', 'true')
      expect(await findAccessibilityProblems(sonde.page)).toEqual([])
    }
    await dialog.getByRole('tab', { name: 'Certificates' }).click()
    await dialog.getByRole('button', { name: 'Add a certificate' }).click()
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
    await dialog.getByRole('tab', { name: 'About' }).focus()
    await sonde.page.keyboard.press('ArrowUp')
    await expect(dialog.getByRole('tab', { name: 'Allowed' })).toHaveAttribute('aria-selected', 'true')
  })

test('undo takes back what was typed in the field, and in no other', async ({ sonde }) => {
  const { page } = sonde
  const dialog = await openPreferences(sonde, 'Requests')
  const authorities = dialog.getByRole('textbox', { name: 'Authorities' })
  await authorities.focus()
  await page.keyboard.type('our-ca.pem')
  const timeout = dialog.getByRole('textbox', { name: 'Connect timeout' })
  await timeout.focus()
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(authorities).toHaveValue('our-ca.pem')
  await authorities.focus()
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(authorities).toHaveValue('')
  await page.keyboard.press('ControlOrMeta+Y')
  await expect(authorities).toHaveValue('our-ca.pem')
})

test('undo does not bring back what was typed before a passphrase was kept', async ({ app, sonde }) => {
  const { page } = sonde
  const clientCertificates = [
    { domain: 'a.test', kind: 'pkcs12', certificatePath: 'client.p12', enabled: true }
  ]
  await writeFile(path.join(app.home, 'preferences.json'), JSON.stringify({ clientCertificates }))
  const dialog = await openPreferences(sonde, 'Certificates')
  const passphrase = dialog.getByRole('textbox', { name: 'Passphrase' })
  for (const shown of [false, true]) {
    await passphrase.fill('wro')
    if (shown) await dialog.getByRole('button', { name: 'Show passphrase' }).click()
    await passphrase.press('End')
    await page.keyboard.type('ng')
    // What is typed after these is a step of its own.
    await page.keyboard.press('ControlOrMeta+Z')
    await page.keyboard.press('ControlOrMeta+Y')
    await expect(passphrase).toHaveValue('wrong')
    await passphrase.fill('right')
    await passphrase.press('Enter')
    await expect(passphrase).toHaveValue('')
    await expect(passphrase).toBeFocused()
    await page.keyboard.press('ControlOrMeta+Z')
    await expect(passphrase).toHaveValue('')
  }
})

test('a host that no server has is said to be none, and a removed certificate can be put back', async ({
  sonde
}) => {
  const { page } = sonde
  const dialog = await openPreferences(sonde, 'Certificates')
  await dialog.getByRole('button', { name: 'Add a certificate' }).click()
  const host = dialog.getByRole('textbox', { name: 'Host' })
  await host.fill('https://127.0.0.1:9')
  await expect(host).toHaveAccessibleDescription(/Only the host counts/)
  await host.fill('127.0.0.1')
  await expect(host).not.toHaveAccessibleDescription(/Only the host counts/)
  await dialog.getByRole('button', { name: 'Delete 127.0.0.1' }).click()
  await expect(host).toHaveCount(0)
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click()
  await expect(host).toHaveValue('127.0.0.1')
})
