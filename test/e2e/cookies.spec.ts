import { findAccessibilityProblems } from './axe.ts'
import { expect, test } from './fixtures.ts'

test('cookies of answers are shown, one is added and goes along, and they are deleted', async ({
  sonde,
  target
}) => {
  const { page } = sonde
  await sonde.send(target.url('/login'))
  await expect(sonde.response).toContainText('200 OK')
  await sonde.runCommand('Cookies')
  const dialog = page.getByRole('dialog', { name: 'Cookies' })
  const jar = dialog.getByRole('table', { name: 'Cookies of 127.0.0.1' })
  await expect(jar.getByRole('rowheader')).not.toHaveCount(0)

  await dialog.getByRole('textbox', { name: 'URL that sets the cookie' }).fill(target.url('/'))
  await dialog.getByRole('textbox', { name: 'Cookie', exact: true }).fill('added=by-hand; Path=/')
  await dialog.getByRole('button', { name: 'Add cookie' }).click()
  const added = jar.getByRole('row', { name: /^added/ })
  await expect(added).toBeVisible()
  await expect(added).not.toContainText('by-hand')
  await added.getByRole('button', { name: 'Reveal added' }).click()
  await expect(added).toContainText('by-hand')

  await added.getByRole('button', { name: 'Edit added' }).click()
  const editor = page.getByRole('dialog', { name: 'Edit cookie' })
  await editor.getByRole('textbox', { name: 'Value' }).fill('edited; Secure')
  await editor.getByRole('button', { name: 'Save cookie' }).click()
  await expect(editor.getByRole('alert')).toContainText('A value holds no “;”')
  await expect(editor.getByRole('textbox', { name: 'Value' })).toHaveAttribute('aria-invalid', 'true')
  expect(await findAccessibilityProblems(page)).toEqual([])
  await editor.getByRole('textbox', { name: 'Value' }).fill('by-edit')
  const expires = editor.getByLabel('Expires')
  await expect(expires).toHaveAccessibleDescription('Empty: it ends with the session')
  await expires.fill('12026-01-01T00:00:00')
  await editor.getByRole('button', { name: 'Save cookie' }).click()
  await expect(expires).toHaveAttribute('aria-invalid', 'true')
  await expect(expires).toHaveAccessibleDescription(/four digits.*ends with the session/)
  await expires.fill('2099-01-01T00:00:00')
  await editor.getByRole('checkbox', { name: 'HttpOnly' }).check()
  await editor.getByRole('textbox', { name: 'Value' }).press('Enter')
  await expect(editor).toBeHidden()
  await expect(added).toContainText('HttpOnly')
  await expect(added).toContainText('2099')

  await page.keyboard.press('Escape')
  await sonde.send(target.url('/echo'))
  await sonde.response.getByRole('radio', { name: 'Text' }).click()
  await expect(sonde.response.getByText(/added=by-edit/)).toBeVisible()

  await sonde.runCommand('Cookies')
  await dialog.getByRole('textbox', { name: 'Filter cookies' }).fill('added')
  await expect(jar.getByRole('rowheader')).toHaveCount(1)
  await dialog.getByRole('button', { name: 'Delete added of 127.0.0.1' }).press('Enter')
  await expect(dialog).toContainText('Nothing was found')
  await expect(dialog.getByRole('region', { name: 'Kept cookies' })).toBeFocused()
  const notice = page.getByRole('region', { name: 'Notices' })
  await expect(notice).toContainText('The cookie added of 127.0.0.1 was deleted.')
  await notice.getByRole('button', { name: 'Undo' }).click()
  await expect(added).toContainText('HttpOnly')
  await expect(added).toContainText('2099')
  await dialog.getByRole('textbox', { name: 'Filter cookies' }).fill('')
  await dialog.getByRole('button', { name: 'Delete all of 127.0.0.1' }).click()
  await expect(dialog).toContainText('Delete all cookies of 127.0.0.1?')
  await page.keyboard.press('Enter')
  await expect(jar.getByRole('rowheader')).not.toHaveCount(0)
  await dialog.getByRole('button', { name: 'Delete all', exact: true }).click()
  await dialog.getByRole('button', { name: 'Delete all cookies' }).click()
  await expect(dialog).toContainText('No cookies yet')
  await expect(dialog.getByRole('region', { name: 'Kept cookies' })).toBeFocused()
})

test('a cookie that its URL may not set is refused with why, and kept ones survive a restart', async ({
  app,
  sonde
}) => {
  const add = async (url: string, cookie: string) => {
    const dialog = sonde.page.getByRole('dialog', { name: 'Cookies' })
    await dialog.getByRole('textbox', { name: 'URL that sets the cookie' }).fill(url)
    await dialog.getByRole('textbox', { name: 'Cookie', exact: true }).fill(cookie)
    await dialog.getByRole('button', { name: 'Add cookie' }).click()
    return dialog
  }
  await sonde.runCommand('Cookies')
  const nonsense = await add('nonsense', 'a=1')
  await expect(nonsense.getByRole('alert').first()).toContainText('no address of a site')
  await add('https://api.example.org', 'd')
  await expect(nonsense.getByRole('alert').first()).toContainText('name=value')
  const refused = await add('https://api.example.org', 'a=1; Domain=other.test')
  await expect(refused.getByRole('alert').first()).not.toBeEmpty()
  const dialog = await add('https://api.example.org', 'kept=1; Max-Age=3600')
  await expect(dialog.getByRole('row', { name: /^kept/ })).toBeVisible()

  await app.restart()
  await sonde.runCommand('Cookies')
  await expect(sonde.page.getByRole('row', { name: /^kept/ })).toBeVisible()
})

for (const theme of ['light', 'dark'] as const)
  test(`the jar is accessible in the ${theme} theme`, async ({ sonde, target }) => {
    await sonde.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await sonde.runCommand('Cookies')
    await expect(sonde.page.getByText('No cookies yet')).toBeVisible()
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
    await sonde.page.keyboard.press('Escape')
    await sonde.send(target.url('/login'))
    await sonde.runCommand('Cookies')
    await sonde.page.getByRole('button', { name: 'Delete all', exact: true }).click()
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  })
