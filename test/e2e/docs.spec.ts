import { findAccessibilityProblems } from './axe.ts'
import { expect, test } from './fixtures.ts'

const DOCS = [
  '# Orders',
  'Lists **orders**. See [the site](https://example.org/) or [mail](mailto:a@example.org).',
  '[bad](javascript:alert(1)) [file](file:///etc/passwd)',
  '![a picture](https://example.org/x.png)',
  '| name | type |\n| --- | --- |\n| id | number |',
  '<b onclick="alert(1)">raw</b>'
].join('\n\n')

test('docs are written in Markdown and read without anything foreign in them', async ({ sonde }) => {
  const { page } = sonde
  await sonde.section('Request', 'Docs').click()
  await page.getByRole('textbox', { name: 'Docs in Markdown' }).focus()
  await page.keyboard.insertText(DOCS)
  await page.getByRole('radio', { name: 'Preview' }).click()
  const docs = page.getByRole('tabpanel', { name: 'Docs' })
  await expect(docs.getByRole('heading', { name: 'Orders' })).toBeVisible()
  await expect(docs.getByRole('link', { name: 'the site' })).toHaveAttribute('href', 'https://example.org/')
  await expect(docs.getByRole('link', { name: 'the site' })).toHaveAttribute('target', '_blank')
  await expect(docs.getByRole('link')).toHaveCount(2)
  await expect(docs.getByText('bad')).toBeVisible()
  await expect(docs.getByRole('img')).toHaveCount(0)
  await expect(docs.getByText('[a picture]')).toBeVisible()
  await expect(docs.getByRole('cell', { name: 'number' })).toBeVisible()
  await expect(docs.getByText('raw', { exact: true })).toBeVisible()
  await expect(docs.locator('b')).toHaveCount(0)
})

for (const theme of ['light', 'dark'] as const)
  test(`docs are accessible in the ${theme} theme`, async ({ sonde }) => {
    const { page } = sonde
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    await sonde.section('Request', 'Docs').click()
    await page.getByRole('textbox', { name: 'Docs in Markdown' }).focus()
    await page.keyboard.insertText(`${DOCS}\n\n\`\`\`\ncode\n\`\`\`\n\n- [x] done`)
    await page.getByRole('radio', { name: 'Preview' }).click()
    await expect(page.getByRole('heading', { name: 'Orders' })).toBeVisible()
    expect(await findAccessibilityProblems(page)).toEqual([])
  })
