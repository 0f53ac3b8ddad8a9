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
  await expect(headers.getByRole('row', { name: /^only in A x-twice/i })).toBeVisible()
  await view(sonde).getByRole('tab', { name: /^Body/ }).click()
  await expect(view(sonde).getByRole('list', { name: 'Differences' })).toContainText('$')
  await view(sonde).getByRole('radio', { name: 'Text' }).click()
  // Monaco's text field itself has no size.
  await expect(view(sonde).getByRole('textbox', { name: /^Bodies: [AB]$/ })).toHaveCount(2)

  await view(sonde).getByRole('button', { name: 'Swap A and B' }).click()
  await expect(view(sonde).getByRole('region', { name: 'Exchange A' })).toContainText('/echo')
})

test('the last two exchanges of a request are compared by a command', async ({ sonde, target }) => {
  await sendAll(sonde, [target.url('/json')])
  await sonde.runCommand('Compare the last two exchanges of this request')
  await expect(sonde.page.getByText('There is nothing to compare yet')).toBeVisible()
  await sonde.sendButton.click()
  await expect(history(sonde)).toContainText('2 exchanges')
  await sonde.runCommand('Compare the last two exchanges of this request')
  await view(sonde).getByRole('tab', { name: /^Body/ }).click()
  await expect(view(sonde)).toContainText('The values are the same')
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
