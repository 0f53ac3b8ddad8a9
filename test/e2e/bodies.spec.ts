import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { findAccessibilityProblems } from './axe.ts'
import { writeCollection } from './collections.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

async function chooseBody(sonde: SondePage, kind: string): Promise<void> {
  await sonde.section('Request', 'Body').click()
  await sonde.chooseBody(kind)
}

/** Types a body in the place of what stands there. */
async function type(sonde: SondePage, text: string): Promise<void> {
  await sonde.page.getByRole('textbox', { name: 'Request body' }).focus()
  await sonde.page.keyboard.press('ControlOrMeta+a')
  await sonde.page.keyboard.insertText(text)
}

/** A request of a collection of its own, so that relative paths lead somewhere. */
async function openInCollection(files: string, sonde: SondePage, url: string): Promise<string> {
  const folder = await writeCollection(files, 'Shop', {
    'upload.yml': { name: 'Upload', method: 'POST', url }
  })
  await sonde.openCollection(folder)
  await sonde.row('POST Upload').click()
  await expect(sonde.url).toHaveValue(url)
  return folder
}

test('a multipart form carries texts and files', async ({ app, sonde, target }) => {
  const folder = await openInCollection(app.files, sonde, target.url('/echo'))
  await writeFile(path.join(folder, 'note.txt'), 'ondisk')
  await chooseBody(sonde, 'Multipart')
  await sonde.cell('Part', 1, 'name').fill('title')
  await sonde.cell('Part', 1, 'value').fill('typed')
  await sonde.cell('Part', 2, 'name').fill('document')
  await sonde.page.getByRole('combobox', { name: 'Kind of part 2' }).click()
  await sonde.page.getByRole('listbox').getByRole('option', { name: 'File' }).click()
  await sonde.sendButton.click()
  const file = sonde.page.getByRole('textbox', { name: 'Part 2 file 1' })
  await expect(file).toBeFocused()
  await expect(file).toHaveAccessibleDescription(/^Choose a file for “document”/)
  await file.fill('note.txt')
  await sonde.cell('Part', 2, 'content type').fill('text/markdown')
  await sonde.sendButton.click()
  // One long line, which is wrapped where there is room: only within words it holds together.
  const answer = sonde.response.getByRole('code')
  for (const word of ['typed', 'note', 'markdown', 'ondisk']) await expect(answer).toContainText(word)
})

test('a file is sent as the body, and one elsewhere only when that is allowed', async ({
  app,
  sonde,
  target
}) => {
  const folder = await openInCollection(app.files, sonde, target.url('/echo'))
  await writeFile(path.join(folder, 'body.txt'), 'all of it')
  await writeFile(path.join(app.home, 'outside.txt'), 'not yours')
  await chooseBody(sonde, 'File')
  const file = sonde.page.getByRole('textbox', { name: 'File 1', exact: true })
  await file.fill(path.join(app.home, 'outside.txt'))
  await sonde.sendButton.click()
  await expect(file).toBeFocused()
  await expect(file).toHaveAttribute('aria-invalid', 'true')
  await expect(sonde.page.getByRole('button', { name: 'Allow…' })).toBeVisible()
  await file.fill('body.txt')
  await sonde.sendButton.click()
  await expect(sonde.response.getByText('"all of it"')).toBeVisible()
})

test('several bodies stand side by side', async ({ sonde, target }) => {
  await chooseBody(sonde, 'Text')
  await type(sonde, 'the first')
  await sonde.page.getByRole('button', { name: 'Add another body to choose from' }).click()
  await type(sonde, 'the second')
  await sonde.page.getByRole('textbox', { name: 'Name of this body' }).fill('Other')
  await sonde.page.getByRole('combobox', { name: 'Body that is sent' }).click()
  await sonde.page.getByRole('option', { name: 'Body 1' }).click()
  await sonde.send(target.url('/echo'), 'POST')
  await expect(sonde.response.getByText('"the first"')).toBeVisible()
  await sonde.page.getByRole('combobox', { name: 'Body that is sent' }).click()
  await sonde.page.getByRole('option', { name: 'Other' }).click()
  await sonde.sendButton.click()
  await expect(sonde.response.getByText('"the second"')).toBeVisible()
  await sonde.page.getByRole('button', { name: 'Delete this body' }).click()
  await expect(sonde.page.getByRole('combobox', { name: 'Body that is sent' })).toBeHidden()
})

test('what was typed for a kind is there again after another was tried', async ({ sonde }) => {
  await chooseBody(sonde, 'SPARQL')
  await type(sonde, 'SELECT')
  await chooseBody(sonde, 'Form')
  await sonde.cell('Field', 1, 'name').fill('a')
  await chooseBody(sonde, 'SPARQL')
  await expect(sonde.page.getByText('SELECT', { exact: true })).toBeVisible()
  await chooseBody(sonde, 'Form')
  await expect(sonde.cell('Field', 1, 'name')).toHaveValue('a')
})

test('a GraphQL query is sent with its variables, and the schema helps to write it', async ({
  sonde,
  target
}) => {
  await sonde.url.fill(target.url('/graphql'))
  await chooseBody(sonde, 'GraphQL')
  await expect(sonde.method).toHaveValue('POST')
  const query = sonde.page.getByRole('textbox', { name: 'GraphQL query' })
  await sonde.page.getByRole('tabpanel', { name: 'Body' }).getByRole('code').first().waitFor()
  await query.focus()
  await sonde.page.keyboard.insertText('query Q($id: ID!) { order(id: $id) { id tot } }')
  await sonde.page.getByRole('textbox', { name: 'GraphQL variables' }).focus()
  await sonde.page.keyboard.insertText('{"id": "7"}')
  await sonde.page.getByRole('button', { name: 'Load schema' }).click()
  await expect(sonde.page.getByText(/^Schema of \d+ types$/)).toBeVisible()

  await query.focus()
  await sonde.page.keyboard.press('End')
  for (let step = 0; step < 4; step++) await sonde.page.keyboard.press('ArrowLeft')
  await sonde.page.keyboard.press('Control+Space')
  await sonde.page.getByRole('option', { name: /^total/ }).click()
  await sonde.sendButton.click()
  await expect(sonde.response.getByText('"total"')).toBeVisible()
  await expect(sonde.response.getByText('42')).toBeVisible()
})

test('of several operations of a GraphQL document the chosen one is sent', async ({ sonde, target }) => {
  await sonde.url.fill(target.url('/graphql'))
  await chooseBody(sonde, 'GraphQL')
  await sonde.page.getByRole('tabpanel', { name: 'Body' }).getByRole('code').first().waitFor()
  await sonde.page.getByRole('textbox', { name: 'GraphQL query' }).focus()
  const operation = sonde.page.getByRole('combobox', { name: 'Operation' })
  await sonde.page.keyboard.insertText('query One { first: order(id: 1) { id } }')
  await expect(sonde.page.getByRole('tabpanel', { name: 'Body' })).toContainText('first:')
  await expect(operation).toBeHidden()
  await sonde.page.keyboard.insertText(' query Two { second: order(id: 2) { id } }')
  await expect(operation).toHaveValue('One')
  await sonde.sendButton.click()
  await expect(sonde.response.getByText('"first"')).toBeVisible()
  await operation.selectOption('Two')
  await sonde.sendButton.click()
  await expect(sonde.response.getByText('"second"')).toBeVisible()
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
})

test('a server that tells no schema is said to tell none', async ({ sonde, target }) => {
  await sonde.url.fill(target.url('/json'))
  await chooseBody(sonde, 'GraphQL')
  await sonde.page.getByRole('button', { name: 'Load schema' }).click()
  await expect(sonde.page.getByText('The answer (200) holds no schema.')).toBeVisible()
})

test('Enter makes a new line in a query, and a suggestion is taken by Tab or once it was moved to', async ({
  sonde,
  target
}) => {
  await sonde.url.fill(target.url('/graphql'))
  await chooseBody(sonde, 'GraphQL')
  await sonde.page.getByRole('button', { name: 'Load schema' }).click()
  await expect(sonde.page.getByText(/^Schema of \d+ types$/)).toBeVisible()
  const query = sonde.page.getByRole('textbox', { name: 'GraphQL query' })
  const { keyboard } = sonde.page
  const lines = sonde.page.getByRole('tabpanel', { name: 'Body' }).getByRole('code').first()
  const offered = sonde.page.getByRole('option', { name: /^order/ })

  await lines.waitFor()
  await query.focus()
  await keyboard.press('{')
  await expect(offered).toBeVisible()
  await keyboard.press('Enter')
  await expect(lines).not.toContainText('order')
  await expect(lines).toContainText(/1\s*2\s*3/)

  await keyboard.type('or')
  await expect(offered).toBeVisible()
  await keyboard.press('Tab')
  await expect(lines).toContainText('order')
  await expect(offered).toBeHidden()

  await keyboard.type(' { to')
  await expect(sonde.page.getByRole('option', { name: /^total/ })).toBeVisible()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await expect(lines).toContainText('total')
})

for (const theme of ['light', 'dark'] as const)
  test(`every kind of body is accessible in the ${theme} theme`, async ({ sonde }) => {
    await sonde.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await expect(sonde.page.locator('html')).toHaveAttribute('data-theme', theme)
    for (const kind of ['JSON', 'Form', 'Multipart', 'File', 'GraphQL']) {
      await chooseBody(sonde, kind)
      if (kind === 'Multipart') await sonde.cell('Part', 1, 'name').fill('part')
      if (kind === 'File')
        await sonde.page.getByRole('textbox', { name: 'File 1', exact: true }).fill('a.txt')
      expect(await findAccessibilityProblems(sonde.page)).toEqual([])
    }
    await sonde.page.getByRole('button', { name: 'Add another body to choose from' }).click()
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  })
