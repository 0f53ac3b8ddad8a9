import { expect, test } from './fixtures.ts'

test('the app begins in the URL field, and so does a new tab', async ({ sonde }) => {
  await expect(sonde.url).toBeFocused()
  await sonde.section('Request', 'Settings').click()
  await sonde.openTab()
  await expect(sonde.url).toBeFocused()
})

test('a section that is asked for by its keys takes the focus in its first field', async ({ sonde }) => {
  const { keyboard } = sonde.page
  await keyboard.press('Alt+s')
  await expect(sonde.page.getByRole('textbox', { name: 'Most redirects' })).toBeFocused()
  await keyboard.press('Alt+h')
  await expect(sonde.page.getByRole('combobox', { name: 'Header 1 name' })).toBeFocused()
  // For a moment both sections are there, the one that goes and the one that comes.
  const none = (section: string) =>
    sonde.page.getByRole('tabpanel', { name: section }).getByRole('radio', { name: 'None' })
  await keyboard.press('Alt+a')
  await expect(none('Auth')).toBeFocused()
  await keyboard.press('Alt+b')
  await expect(none('Body')).toBeFocused()

  await sonde.page.getByRole('radio', { name: 'Text' }).click()
  await sonde.url.focus()
  await keyboard.press('Alt+b')
  await expect(sonde.page.getByRole('textbox', { name: 'Request body' })).toBeFocused()
})

test('each tab keeps the section that it showed, also when the page is loaded anew', async ({ sonde }) => {
  await sonde.url.fill('http://first.test/')
  await sonde.section('Request', 'Settings').click()
  await sonde.openTab()
  await sonde.url.fill('http://second.test/')
  await expect(sonde.section('Request', 'Headers')).toHaveAttribute('aria-selected', 'true')

  await sonde.page.reload()
  await expect(sonde.section('Request', 'Headers')).toHaveAttribute('aria-selected', 'true')
  await sonde.tab(/first\.test/).click()
  await expect(sonde.section('Request', 'Settings')).toHaveAttribute('aria-selected', 'true')
  await expect(sonde.response).toContainText('Not sent yet')
})
