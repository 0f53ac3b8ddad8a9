import { copy, pasteOver } from './clipboard.ts'
import { readFiles, writeCollection } from './collections.ts'
import { expect, test } from './fixtures.ts'

const PEM = '-----BEGIN KEY-----\nMIIB\nAQAB\n-----END KEY-----'

const FILE = [
  'info:\n  name: Lines\n  type: http\n  seq: 1\n\n',
  'http:\n  method: POST\n  url: http://host.test/\n',
  '  headers:\n    - name: X-Two\n      value: |-\n        a\n        b\n',
  '  body:\n    type: form-urlencoded\n    data:\n',
  '      - name: note\n        value: |-\n          a\n          b\n\n',
  'runtime:\n  variables:\n    - name: key\n      value: |-\n        a\n        b\n'
].join('')

test('a value of several lines keeps them when it is edited and saved', async ({ app, sonde }) => {
  const folder = await writeCollection(app.files, 'Shop', { 'lines.yml': FILE })
  await sonde.openCollection(folder)
  await sonde.previewRow('POST Lines')
  for (const [section, noun] of [
    ['Body', 'Field'],
    ['Variables', 'Variable'],
    ['Headers', 'Header']
  ] as const) {
    await sonde.section('Request', section).click()
    const value = sonde.cell(noun, 1, 'value')
    await expect(value).toHaveValue('a\nb')
    await value.click()
    await value.press('ControlOrMeta+End')
    await sonde.page.keyboard.type('!')
    await expect(value).toHaveValue('a\nb!')
  }
  await expect(sonde.page.getByText('A header value cannot carry a line break')).toBeVisible()
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await expect
    .poll(async () => (await readFiles(folder))['lines.yml'])
    .toBe(FILE.replace(/^( +)b$/gm, '$1b!'))
})

test('what is pasted into a value keeps its lines, and Shift+Enter begins one', async ({ sonde }) => {
  const { page } = sonde
  await sonde.section('Request', 'Variables').click()
  const value = sonde.cell('Variable', 1, 'value')
  await value.focus()
  await copy(page, PEM)
  await page.keyboard.press('ControlOrMeta+v')
  await expect(value).toHaveValue(PEM)
  await expect(value).toBeFocused()
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('x{{a}}')
  await expect(value).toHaveValue(`${PEM}\nx{{a}}`)

  await page.keyboard.press('Enter')
  await expect(sonde.cell('Variable', 2, 'value')).toBeFocused()
  await page.keyboard.type('a')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('b')
  await expect(sonde.cell('Variable', 2, 'value')).toHaveValue('a\nb')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('c')
  await expect(sonde.cell('Variable', 2, 'value')).toHaveValue('ac')

  // The end of a line that was copied whole.
  await copy(page, '1\r\n')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(sonde.cell('Variable', 2, 'value')).toHaveValue('ac1')

  // A URL has no lines, and those of one that was broken to fit a page are joined.
  await sonde.url.focus()
  await copy(page, 'http://host.test/\n  path\n')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(sonde.url).toHaveValue('http://host.test/path')
})

test('what is pasted into an environment keeps its lines, and a covered secret too', async ({
  app,
  sonde
}) => {
  const { page } = sonde
  const folder = await writeCollection(app.files, 'Shop', {
    'environments/Local.yml': 'name: Local\nvariables:\n  - name: key\n    value: old\n'
  })
  await sonde.openCollection(folder)
  await sonde.runCommand('Environments and variables')
  const dialog = page.getByRole('dialog', { name: 'Environments' })
  await dialog.getByRole('button', { name: /^Local/ }).click()
  const form = dialog.getByRole('form', { name: 'Environment Local' })
  const value = form.getByLabel('Variable 1 value')
  await value.focus()
  await pasteOver(page, PEM)
  await expect(value).toHaveValue(PEM)
  await page.keyboard.press('ControlOrMeta+s')
  const lines = PEM.split('\n').map(line => `\n      ${line}`)
  await expect
    .poll(async () => (await readFiles(folder))['environments/Local.yml'])
    .toContain(`value: |-${lines.join('')}`)

  await form.getByRole('button', { name: 'Keep key secret' }).click()
  await value.focus()
  await page.keyboard.press('End')
  await page.keyboard.type('!')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('?')
  await form.getByRole('button', { name: 'Reveal key' }).click()
  // What cannot be seen is not begun.
  await expect(value).toHaveValue(`${PEM}!?`)
  await form.getByRole('button', { name: 'Cover key' }).click()
  await value.focus()
  await pasteOver(page, PEM)
  await form.getByRole('button', { name: 'Reveal key' }).click()
  await expect(value).toHaveValue(PEM)
})
