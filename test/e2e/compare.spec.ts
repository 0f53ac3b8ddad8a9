import { findAccessibilityProblems } from './axe.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

const history = (sonde: SondePage) => sonde.page.getByRole('region', { name: 'History' })
const entry = (sonde: SondePage, name: RegExp) =>
  history(sonde).getByRole('list', { name: 'Recorded exchanges' }).getByRole('button', { name })
const view = (sonde: SondePage) => sonde.page.getByRole('tabpanel', { name: /^Compare/ })

async function sendAll(sonde: SondePage, urls: string[]): Promise<void> {
  for (const [index, url] of urls.entries()) {
    await sonde.send(url)
    await expect(sonde.sendButton).toBeVisible()
    await expect(history(sonde)).toContainText(index === 0 ? '1 exchange' : `${index + 1} exchanges`)
  }
}

test.beforeEach(async ({ sonde }) => {
  await sonde.runCommand('History')
  await expect(history(sonde)).toContainText('Nothing was sent yet')
})

test('any two exchanges of the history are held against each other', async ({ sonde, target }) => {
  await sendAll(sonde, [target.url('/json'), target.url('/echo')])
  await entry(sonde, /^GET \/json/).click({ button: 'right' })
  await sonde.page.getByRole('menuitem', { name: 'Compare with another…' }).click()
  await expect(history(sonde).getByRole('status')).toContainText('Choose what to compare with')
  await entry(sonde, /^GET \/echo/).click()

  await expect(view(sonde).getByRole('region', { name: 'Exchange A' })).toContainText('/json')
  await expect(view(sonde).getByRole('region', { name: 'Exchange B' })).toContainText('/echo')
  const rows = view(sonde).getByRole('listbox', { name: 'Both waterfalls' }).getByRole('option')
  await expect(rows).toHaveCount(2)
  await expect(
    view(sonde)
      .getByRole('table', { name: 'Phases compared' })
      .getByRole('row', { name: /^Total/ })
  ).toBeVisible()

  await view(sonde)
    .getByRole('tab', { name: /^Headers/ })
    .click()
  const headers = view(sonde).getByRole('table', { name: 'Response headers' })
  await expect(headers.getByRole('row', { name: /^x-twice only in A/i })).toBeVisible()
  await view(sonde).getByRole('tab', { name: /^Body/ }).click()
  await expect(view(sonde).getByRole('list', { name: 'Differences' })).toContainText('$')
  await view(sonde).getByRole('radio', { name: 'Text' }).click()
  // Monaco's text field itself has no size.
  await expect(view(sonde).getByRole('textbox', { name: /^Bodies: [AB]$/ })).toHaveCount(2)

  await view(sonde).getByRole('button', { name: 'Swap A and B' }).click()
  await expect(view(sonde).getByRole('region', { name: 'Exchange A' })).toContainText('/echo')
})

test('an exchange is compared with the one before it of the same request', async ({ sonde, target }) => {
  await sendAll(sonde, [target.url('/json')])
  await sonde.runCommand('Compare with the exchange before')
  await expect(sonde.page.getByText('There is nothing to compare yet')).toBeVisible()
  await sonde.sendButton.click()
  await expect(history(sonde)).toContainText('2 exchanges')
  await sonde.response.getByRole('button', { name: 'Exchange actions' }).click()
  await sonde.page.getByRole('menuitem', { name: 'Compare with the one before' }).click()
  await view(sonde).getByRole('tab', { name: /^Body/ }).click()
  await expect(view(sonde)).toContainText('The bodies are the same, byte for byte.')
})

test('another exchange is chosen for a side, and one that was deleted says so', async ({ sonde, target }) => {
  await sendAll(sonde, [target.url('/json'), target.url('/echo'), target.url('/nowhere')])
  await sonde.runCommand('Compare with another exchange')
  const choice = sonde.page.getByRole('dialog', { name: 'Compare with' })
  await expect(choice.getByRole('option')).toHaveCount(2)
  await choice.getByRole('combobox', { name: 'Compare with' }).fill('greeting')
  await expect(choice.getByRole('option')).toHaveCount(1)
  await sonde.page.keyboard.press('Enter')
  const b = view(sonde).getByRole('region', { name: 'Exchange B' })
  await expect(b).toContainText('/json')

  await view(sonde).getByRole('button', { name: 'Choose exchange B…' }).click()
  await sonde.page
    .getByRole('dialog', { name: 'Choose exchange B' })
    .getByRole('option', { name: /echo/ })
    .click()
  await expect(b).toContainText('/echo')
  await expect(sonde.tab(/^Compare \/nowhere, \/echo/)).toBeVisible()

  await view(sonde)
    .getByRole('tab', { name: /^Headers/ })
    .click()
  await expect(view(sonde).getByRole('row', { name: /^URL different/ })).toBeVisible()
  await entry(sonde, /^GET \/echo/).focus()
  await sonde.page.keyboard.press('Delete')
  await sonde.tab(/GET/).first().click()
  await sonde.tab(/^Compare/).click()
  await expect(b.getByRole('alert')).toContainText('no longer kept')
  await expect(view(sonde).getByRole('region', { name: 'Exchange A' })).toContainText('/nowhere')
})

test('what is shown of a comparison is there again when it comes back to the front', async ({
  sonde,
  target
}) => {
  await sendAll(sonde, [target.url('/json'), target.url('/echo')])
  await entry(sonde, /^GET \/json/).click({ modifiers: ['ControlOrMeta'] })
  await entry(sonde, /^GET \/echo/).click({ modifiers: ['ControlOrMeta'] })
  await expect(history(sonde).getByRole('status')).toHaveText('2 selected')
  await history(sonde).getByRole('button', { name: 'Compare them' }).click()
  const a = view(sonde).getByRole('region', { name: 'Exchange A' })
  await expect(a).toContainText('/json')
  await view(sonde).getByRole('tab', { name: /^Body/ }).click()
  await view(sonde).getByRole('button', { name: 'Swap A and B' }).click()
  await expect(a).toContainText('/echo')
  await sonde.tab(/GET/).first().click()
  await sonde.tab(/^Compare/).click()
  await expect(a).toContainText('/echo')
  await expect(view(sonde).getByRole('tab', { name: /^Body/ })).toHaveAttribute('aria-selected', 'true')
})

test('large bodies are compared byte by byte', async ({ sonde, target }) => {
  await sendAll(sonde, [target.url('/long'), target.url('/json')])
  await sonde.runCommand('Compare with another exchange')
  await sonde.page.getByRole('option', { name: /long/ }).click()
  await view(sonde).getByRole('tab', { name: /^Body/ }).click()
  await expect(view(sonde)).toContainText('compared byte by byte')
  await expect(view(sonde).getByRole('table', { name: 'Bytes of A' })).toContainText('00000000')
})

for (const theme of ['dark', 'light'] as const)
  test(`a comparison is accessible in the ${theme} theme`, async ({ sonde, target }) => {
    await sonde.page.emulateMedia({ colorScheme: theme })
    await sendAll(sonde, [target.url('/json'), target.url('/echo')])
    await entry(sonde, /^GET \/json/).hover()
    await history(sonde)
      .getByRole('button', { name: /^Compare GET .*\/json with another/ })
      .click()
    await entry(sonde, /^GET \/echo/).click()
    for (const name of [/^Timing/, /^Headers/, /^Body/]) {
      await view(sonde).getByRole('tab', { name }).click()
      expect(await findAccessibilityProblems(sonde.page)).toEqual([])
    }
  })
