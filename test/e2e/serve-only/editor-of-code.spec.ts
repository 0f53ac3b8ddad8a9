import { expect, test } from '../fixtures.ts'

test('what was typed before the editor of code had come is taken back as well', async ({ sonde }) => {
  const { page } = sonde
  let come = () => {}
  const held = new Promise<void>(resolve => {
    come = resolve
  })
  await page.route('**/monaco-editor-*.js', async route => {
    await held
    await route.continue()
  })
  await sonde.section('Request', 'Body').click()
  await sonde.chooseBody('Text')
  const editor = page.getByRole('textbox', { name: 'Request body' })
  await editor.focus()
  await page.keyboard.type('early')
  await expect(editor).toHaveValue('early')
  come()
  await expect(page.locator('.monaco-editor').first()).toBeVisible()
  await page.keyboard.type('late')
  await expect(page.getByRole('main')).toContainText('earlylate')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByRole('main')).not.toContainText('earlylate')
  await expect(page.getByRole('main')).toContainText('early')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByRole('main')).not.toContainText('early')
})
