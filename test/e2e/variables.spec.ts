import { findAccessibilityProblems } from './axe.ts'
import { writeCollection } from './collections.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

/** Adds a variable to the request in front. */
async function setVariable(sonde: SondePage, row: number, name: string, value: string): Promise<void> {
  await sonde.section('Request', 'Variables').click()
  await sonde.cell('Variable', row, 'name').fill(name)
  await sonde.cell('Variable', row, 'value').fill(value)
}

test('names are offered as they are typed, with what they stand for and whence', async ({
  sonde,
  target
}) => {
  await setVariable(sonde, 1, 'address', target.url('/echo'))
  await sonde.url.focus()
  await sonde.page.keyboard.type('{{addr')
  const option = sonde.page.getByRole('option', { name: /^address/ })
  await expect(option).toContainText(target.url('/echo'))
  await expect(option).toContainText('This request')
  await sonde.page.keyboard.press('Enter')
  await expect(sonde.url).toHaveValue('{{address}}')
  await sonde.page.keyboard.type('?id={{$gui')
  await expect(sonde.page.getByRole('option', { name: /^\$guid/ })).toBeVisible()
  await sonde.page.keyboard.press('Tab')
  await expect(sonde.url).toHaveValue('{{address}}?id={{$guid}}')
  await expect(sonde.url).toBeFocused()
  await sonde.page.keyboard.press('Enter')
  await expect(sonde.response.getByText(/"\/echo\?id=[\da-f-]{36}"/)).toBeVisible()
})

test('Escape closes what is offered and leaves the text', async ({ sonde }) => {
  await sonde.url.focus()
  await sonde.page.keyboard.type('http://{{')
  await expect(sonde.page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible()
  await sonde.page.keyboard.press('Escape')
  await expect(sonde.page.getByRole('listbox', { name: 'Suggestions' })).toBeHidden()
  await expect(sonde.url).toHaveValue('http://{{')
})

test('a name is told about where the caret stands and where the pointer is', async ({ sonde }) => {
  await setVariable(sonde, 1, 'host', 'shop.test')
  await sonde.url.fill('http://{{host}}/')
  await sonde.url.press('Home')
  for (let step = 0; step < 10; step++) await sonde.url.press('ArrowRight')
  await expect(sonde.page.getByText('shop.test', { exact: true })).toBeVisible()
  await expect(sonde.page.getByText('This request', { exact: true })).toBeVisible()
  await expect(sonde.url).toHaveAccessibleDescription(/host.*shop\.test.*This request/)
  await sonde.page.keyboard.press('Escape')
  await expect(sonde.page.getByText('This request', { exact: true })).toBeHidden()
  await expect(sonde.url).toHaveValue('http://{{host}}/')

  await sonde.section('Request', 'Headers').click()
  await sonde.cell('Header', 1, 'name').fill('X-Host')
  await sonde.cell('Header', 1, 'value').fill('{{host}}')
  await sonde.cell('Header', 1, 'name').focus()
  // The machine's own pointer is elsewhere, and may take the hover away from a window of Electron.
  await expect(async () => {
    await sonde.cell('Header', 1, 'name').hover()
    await sonde.cell('Header', 1, 'value').hover({ position: { x: 30, y: 16 } })
    await expect(sonde.page.getByText('This request', { exact: true })).toBeVisible({ timeout: 1500 })
  }).toPass()
})

test('what is unresolved is marked and counted before it is sent, and refused when it is', async ({
  sonde,
  target
}) => {
  await sonde.url.fill(`${target.url('/echo')}?q={{nobody}}`)
  await expect(sonde.url).toHaveAccessibleDescription('Unresolved: nobody')
  const notice = sonde.page.getByRole('button', { name: '1 unresolved: nobody' })
  await notice.click()
  await expect(sonde.page.getByRole('dialog', { name: 'Unresolved names' })).toContainText('no variable')
  await sonde.page.keyboard.press('Escape')
  await setVariable(sonde, 1, 'nobody', 'somebody')
  await expect(notice).toBeHidden()
  await sonde.sendButton.click()
  await expect(sonde.response.getByText('"/echo?q=somebody"')).toBeVisible()
})

test('a variable that names itself is marked like one that is not there, and says so', async ({ sonde }) => {
  await setVariable(sonde, 1, 'one', '{{two}}')
  await setVariable(sonde, 2, 'two', '{{one}}')
  await sonde.url.fill('{{one}}')
  await expect(sonde.url).toHaveAccessibleDescription('Unresolved: one')
  await expect(async () => {
    await sonde.cell('Variable', 1, 'name').hover()
    await sonde.url.hover({ position: { x: 20, y: 16 } })
    await expect(sonde.page.getByText('It names itself: one → two → one.')).toBeVisible({ timeout: 1500 })
  }).toPass()
})

test('names lead into objects, and types are checked as they are typed', async ({ sonde, target }) => {
  await setVariable(sonde, 1, 'user', '{"name":"Ada"}')
  await sonde.page.getByRole('combobox', { name: 'Type of user' }).click()
  await sonde.page.getByRole('option', { name: 'object' }).click()
  await sonde.cell('Variable', 1, 'value').fill('{"name":')
  await expect(sonde.cell('Variable', 1, 'value')).toHaveAttribute('aria-invalid', 'true')
  await sonde.cell('Variable', 1, 'value').fill('{"name":"Grace"}')
  await expect(sonde.cell('Variable', 1, 'value')).not.toHaveAttribute('aria-invalid')
  await sonde.send(`${target.url('/echo')}?name={{user.name}}`)
  await expect(sonde.response.getByText('"/echo?name=Grace"')).toBeVisible()
})

test('a variable of several values shows which is in use, and another can be chosen', async ({
  app,
  sonde,
  target
}) => {
  const folder = await writeCollection(app.files, 'Shop', {
    'echo.yml': [
      'info:\n  name: Echo\n  type: http\n  seq: 1\n\n',
      `http:\n  method: GET\n  url: ${target.url('/echo')}?stage={{stage}}\n\n`,
      'runtime:\n  variables:\n    - name: stage\n      value:\n',
      '        - title: here\n          value: local\n          selected: true\n',
      '        - title: there\n          value: remote\n'
    ].join('')
  })
  await sonde.openCollection(folder)
  await sonde.previewRow('GET Echo')
  await sonde.section('Request', 'Variables').click()
  await expect(sonde.cell('Variable', 1, 'value')).toHaveValue('local')
  await sonde.page.getByRole('combobox', { name: 'Value of stage in use' }).click()
  await sonde.page.getByRole('option', { name: 'there' }).click()
  await expect(sonde.cell('Variable', 1, 'value')).toHaveValue('remote')
  await sonde.sendButton.click()
  await expect(sonde.response.getByText('"/echo?stage=remote"')).toBeVisible()
})

test('names are tinted, offered and told about in a body', async ({ sonde, target }) => {
  await setVariable(sonde, 1, 'greeting', 'hello')
  await sonde.section('Request', 'Body').click()
  await sonde.chooseBody('Text')
  // Until the editor of code stands, a plain text takes what is typed.
  await sonde.page.getByRole('tabpanel', { name: 'Body' }).getByRole('code').waitFor()
  await sonde.page.getByRole('textbox', { name: 'Request body' }).focus()
  await sonde.page.keyboard.type('say {{gree')
  await expect(sonde.page.getByRole('option', { name: /greeting/ })).toBeVisible()
  await sonde.page.keyboard.press('Enter')
  await sonde.send(target.url('/echo'), 'POST')
  await expect(sonde.response.getByText('"say hello"')).toBeVisible()
})

test('a name in a body is told about where the pointer is', async ({ sonde }) => {
  await setVariable(sonde, 1, 'greeting', 'hello')
  await sonde.section('Request', 'Body').click()
  await sonde.chooseBody('JSON')
  await sonde.page.getByRole('tabpanel', { name: 'Body' }).getByRole('code').waitFor()
  await sonde.page.getByRole('textbox', { name: 'Request body' }).fill('{ "say": "{{greeting}}" }')
  const told = sonde.page.getByRole('tooltip').filter({ hasText: /greeting.*hello.*This request/s })
  await expect(async () => {
    await sonde.url.hover()
    await sonde.page.getByText('greeting').first().hover()
    await expect(told).toBeVisible({ timeout: 1500 })
  }).toPass()
})

test('names in inherited headers and auth are told about as in fields', async ({ app, sonde, target }) => {
  const folder = await writeCollection(app.files, 'Shop', {
    'opencollection.yml': [
      'opencollection: 1.0.0\ninfo:\n  name: Shop\nrequest:\n',
      '  headers:\n    - name: X-Team\n      value: "of {{team}} and {{nobody}}"\n',
      '  variables:\n    - name: team\n      value: blue\n',
      '  auth:\n    type: bearer\n    token: "{{team}}"\n'
    ].join(''),
    'echo.yml': [
      'info:\n  name: Echo\n  type: http\n  seq: 1\n\n',
      `http:\n  method: GET\n  url: ${target.url('/echo')}\n  auth: inherit\n`
    ].join('')
  })
  await sonde.openCollection(folder)
  await sonde.row('GET Echo').click()
  const { page } = sonde
  const inherited = page.getByRole('table', { name: 'Inherited' })
  const value = page.getByText('blue', { exact: true })
  await expect(inherited.getByRole('button', { name: '{{nobody}} Unresolved' })).toBeVisible()
  await inherited.getByRole('button', { name: '{{team}}' }).hover()
  await expect(value).toBeVisible()
  await sonde.section('Request', 'Auth').click()
  await expect(value).toBeHidden()
  await page.getByRole('tabpanel', { name: 'Auth' }).getByRole('button', { name: '{{team}}' }).focus()
  await expect(value).toBeVisible()
  expect(await findAccessibilityProblems(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(value).toBeHidden()
})

test('headers, auth and settings come from the collection, and can be overridden', async ({
  app,
  sonde,
  target
}) => {
  const folder = await writeCollection(app.files, 'Shop', {
    'opencollection.yml': [
      'opencollection: 1.0.0\ninfo:\n  name: Shop\nrequest:\n',
      '  headers:\n    - name: X-Team\n      value: "{{team}}"\n',
      '  variables:\n    - name: team\n      value: blue\n',
      '  auth:\n    type: bearer\n    token: t0ken\n',
      '  settings:\n    http:\n      followRedirects: false\n'
    ].join(''),
    'echo.yml': [
      'info:\n  name: Echo\n  type: http\n  seq: 1\n\n',
      `http:\n  method: GET\n  url: ${target.url('/echo')}\n  auth: inherit\n`
    ].join('')
  })
  await sonde.openCollection(folder)
  await sonde.row('GET Echo').click()
  const inherited = sonde.page.getByRole('table', { name: 'Inherited' })
  await expect(inherited.getByRole('row', { name: /X-Team/ })).toContainText('Collection Shop')
  await sonde.section('Request', 'Auth').click()
  await expect(sonde.page.getByText('Bearer, from Collection Shop')).toBeVisible()
  await sonde.section('Request', 'Settings').click()
  const follow = sonde.page.getByRole('switch', { name: 'Follow redirects' })
  await expect(follow).not.toBeChecked()
  await expect(sonde.page.getByText('from Collection Shop').first()).toBeVisible()
  await follow.click()
  await expect(follow).toBeChecked()
  await sonde.page.getByRole('button', { name: 'Inherit Follow redirects' }).click()
  await expect(follow).not.toBeChecked()
  await sonde.sendButton.click()
  await expect(sonde.response.getByText('"blue"')).toBeVisible()
  await expect(sonde.response.getByText('"Bearer t0ken"')).toBeVisible()

  await sonde.section('Request', 'Headers').click()
  const override = inherited.getByRole('button', { name: 'Override X-Team' })
  await expect(override).toHaveCSS('opacity', '1')
  await override.click()
  await sonde.cell('Header', 1, 'value').fill('red')
  await expect(inherited).toBeHidden()
})

for (const theme of ['light', 'dark'] as const)
  test(`cards and offers are accessible in the ${theme} theme`, async ({ sonde }) => {
    await sonde.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await expect(sonde.page.locator('html')).toHaveAttribute('data-theme', theme)
    await setVariable(sonde, 1, 'host', 'shop.test')
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
    await sonde.url.fill('http://{{host}}/{{nobody}}')
    await expect(sonde.page.getByRole('button', { name: /1 unresolved/ })).toBeVisible()
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
    await sonde.url.press('End')
    await sonde.page.keyboard.type('{{')
    await expect(sonde.page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible()
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  })
