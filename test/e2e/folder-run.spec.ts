import { findAccessibilityProblems } from './axe.ts'
import { folderFile, writeCollection } from './collections.ts'
import { downloaded } from './downloaded.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'
import type { Target } from './target/target.ts'

const button = (sonde: SondePage, name: string) => sonde.page.getByRole('button', { name, exact: true })
const section = (sonde: SondePage, name: string) =>
  sonde.page.getByRole('tablist', { name: 'Run' }).getByRole('tab', { name: new RegExp(`^${name}`) })
const plan = (sonde: SondePage) =>
  sonde.page.getByRole('list', { name: 'Requests in order' }).getByRole('listitem')
const results = (sonde: SondePage) =>
  sonde.page.getByRole('list', { name: 'Results' }).getByRole('button', { name: /^(passed|failed)/ })

const request = (name: string, seq: number, url: string, status: string) =>
  `info:\n  name: ${name}\n  type: http\n  seq: ${seq}\n\nhttp:\n  method: GET\n  url: ${url}\n\nruntime:\n  assertions:\n    - expression: res.status\n      operator: eq\n      value: "${status}"\n`

async function openShop(sonde: SondePage, files: string, target: Target, list = '/json'): Promise<void> {
  const folder = await writeCollection(files, 'Shop', {
    'orders/folder.yml': folderFile('Orders', 1),
    'orders/list.yml': request('List', 1, target.url(list), '200'),
    'orders/gone.yml': request('Gone', 2, target.url('/nowhere'), '200'),
    'held.yml': request('Held', 2, target.url('/held-head'), '200')
  })
  await sonde.openCollection(folder)
}

test('a folder is run, and each result leads to its exchange', async ({ app, shell, sonde, target }) => {
  await openShop(sonde, app.files, target)
  await sonde.choose(sonde.row('Orders'), 'Run…')
  await expect(plan(sonde)).toHaveText([/List/, /Gone/])
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  await sonde.page.getByRole('textbox', { name: 'Iterations' }).fill('2')
  await button(sonde, 'Run').click()
  await expect(results(sonde)).toHaveText([/List/, /Gone/, /List/, /Gone/])
  await expect(sonde.page.getByText('2 passed', { exact: true })).toBeVisible()
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])

  await sonde.page.getByRole('switch', { name: 'Failed only' }).click()
  await expect(results(sonde)).toHaveText([/Gone/, /Gone/])
  await results(sonde).first().focus()
  await sonde.page.keyboard.press('ArrowRight')
  await expect(sonde.page.getByRole('list', { name: 'Details' })).toContainText('res.status is 404')

  const report = await downloaded(app, shell, async () => {
    await button(sonde, 'Export results').click()
    await sonde.page.getByRole('menuitem', { name: 'Save as JSON' }).click()
  })
  expect(JSON.parse(report.text)).toMatchObject({
    passed: 2,
    failed: 2,
    results: [{ name: 'List' }, {}, {}, {}]
  })

  await section(sonde, 'Timeline').click()
  const timeline = sonde.page.getByRole('listbox', { name: 'Requests of the run' })
  await expect(timeline.getByRole('option')).toHaveCount(4)

  await section(sonde, 'Results').click()
  await results(sonde).first().click()
  await expect(sonde.url).toHaveValue(target.url('/nowhere'))
  await expect(sonde.response).toContainText('404')
})

test('under what failed it is told which URL answered in the end', async ({ app, sonde, target }) => {
  const folder = await writeCollection(app.files, 'Shop', {
    'led.yml': request('Led', 1, target.url('/login'), '204'),
    'fine.yml': request('Fine', 2, target.url('/login'), '200')
  })
  await sonde.openCollection(folder)
  await sonde.choose(sonde.row('Shop'), 'Run…')
  await button(sonde, 'Run').click()
  const details = sonde.page.getByRole('list', { name: 'Details' })
  await button(sonde, 'Details of Led').click()
  await expect(details.getByRole('listitem')).toHaveText([
    /res\.status is 200/,
    `GET ${target.url('/account')} answered 200 after 1 redirect`
  ])
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  await button(sonde, 'Details of Led').click()
  await button(sonde, 'Details of Fine').click()
  await expect(details.getByRole('listitem')).toHaveText([/^passed/])
})

test('so many that a server may suffer are run only when that is confirmed', async ({
  app,
  sonde,
  target
}) => {
  await openShop(sonde, app.files, target)
  await sonde.choose(sonde.row('Orders'), 'Run…')
  await sonde.page.getByRole('textbox', { name: 'Iterations' }).fill('501')
  await button(sonde, 'Run').click()
  const question = sonde.page.getByRole('alertdialog', { name: 'Confirm' })
  await expect(question).toContainText('Send 1,002 requests, one after the other?')
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  await sonde.page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  expect(target.requests).toHaveLength(0)
  await button(sonde, 'Run').click()
  await question.getByRole('button', { name: 'Send 1,002 requests' }).click()
  await expect(sonde.page.getByText(/^\d+ of 1,002/)).toBeVisible()
  await button(sonde, 'Stop').click()
})

test('rows of data are run one after the other', async ({ app, sonde, target }) => {
  await openShop(sonde, app.files, target, '/json?id={{id}}')
  await sonde.row('Orders').click()
  await sonde.page.keyboard.press('Alt+r')
  await plan(sonde).filter({ hasText: 'Gone' }).getByRole('checkbox').click()
  await section(sonde, 'Data').click()
  const text = sonde.page.getByRole('textbox', { name: 'CSV or JSON' })
  await text.fill('id,name\n7,Ada\n8')
  await button(sonde, 'Use as data').click()
  await expect(sonde.page.getByRole('alert').filter({ hasText: 'line 3' })).toBeVisible()
  await text.fill('id,name\n7,Ada\n8,Grace')
  await button(sonde, 'Use as data').click()
  await expect(sonde.page.getByRole('table', { name: 'Rows' }).getByRole('row')).toHaveCount(3)
  await expect(sonde.page.getByRole('textbox', { name: 'Iterations' })).toHaveValue('2')
  await button(sonde, 'Run').click()
  await expect(results(sonde)).toHaveCount(2)
  await expect(sonde.page.getByRole('list', { name: 'Results' })).toContainText('id=8')
  expect(target.requests.map(each => each.path)).toEqual(['/json', '/json'])
})

test('a file that is dropped where data goes is data, and no HAR', async ({ app, sonde, target }) => {
  await openShop(sonde, app.files, target)
  await sonde.choose(sonde.row('Orders'), 'Run…')
  await section(sonde, 'Data').click()
  await sonde.page.getByRole('region', { name: 'Data' }).evaluate(panel => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['id\n7\n8\n9'], 'ids.csv'))
    for (const type of ['dragover', 'drop'])
      panel.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
  })
  await expect(sonde.page.getByText('ids.csv', { exact: true })).toBeVisible()
  await expect(sonde.page.getByRole('table', { name: 'Rows' }).getByRole('row')).toHaveCount(4)
  await expect(sonde.page.getByText(/Only files that end in \.har/)).toHaveCount(0)
})

test('a run is paused, goes on, and is stopped', async ({ app, sonde, target }) => {
  await openShop(sonde, app.files, target)
  await sonde.choose(sonde.row('Shop'), 'Run…')
  await sonde.page.getByRole('textbox', { name: 'Iterations' }).fill('50')
  await button(sonde, 'Run').click()
  await expect.poll(() => target.requests.some(each => each.path === '/held-head')).toBe(true)
  await button(sonde, 'Pause').click()
  target.release()
  await expect(sonde.page.getByText('3 of 150, paused')).toBeVisible()
  await section(sonde, 'Plan').click()
  await expect(plan(sonde).first().getByRole('checkbox')).toBeDisabled()
  await expect(sonde.page.getByRole('switch', { name: 'Stop at the first failure' })).toBeDisabled()
  await sonde.tab(/^GET/).click()
  await expect(sonde.tab(/^Run Shop/)).toContainText('running')
  await sonde.tab(/^Run Shop/).click()
  await expect(section(sonde, 'Plan')).toHaveAttribute('aria-selected', 'true')
  await button(sonde, 'Resume').click()
  await expect.poll(() => target.requests.length).toBeGreaterThan(3)
  await button(sonde, 'Stop').click()
  await expect(button(sonde, 'Run again')).toBeVisible()
})

test('what has failed is run again, alone', async ({ app, sonde, target }) => {
  target.release()
  await openShop(sonde, app.files, target)
  await sonde.choose(sonde.row('Shop'), 'Run…')
  await button(sonde, 'Run').click()
  await expect(results(sonde)).toHaveCount(3)
  const before = target.requests.length
  await button(sonde, 'Run failed again').click()
  await expect(results(sonde)).toHaveText([/Gone/])
  expect(target.requests.slice(before).map(each => each.path)).toEqual(['/nowhere'])
})

test('of a request that has failed in one iteration, that one alone is run again', async ({
  app,
  sonde,
  target
}) => {
  await openShop(sonde, app.files, target, '/{{where}}')
  await sonde.row('Orders').click()
  await sonde.page.keyboard.press('Alt+r')
  await plan(sonde).filter({ hasText: 'Gone' }).getByRole('checkbox').click()
  await section(sonde, 'Data').click()
  await sonde.page.getByRole('textbox', { name: 'CSV or JSON' }).fill('where\njson\nnowhere\njson')
  await button(sonde, 'Use as data').click()
  await button(sonde, 'Run').click()
  await expect(results(sonde)).toHaveText([/List/, /List/, /List/])
  const before = target.requests.length
  // What the form says by then is for the next run of all.
  await sonde.page.getByRole('textbox', { name: 'Iterations' }).fill('1')
  for (const _ of ['once', 'and once more']) {
    await button(sonde, 'Run failed again').click()
    await expect(results(sonde)).toHaveText([/List/])
    await expect(sonde.page.getByText('1 of 1', { exact: true })).toBeVisible()
  }
  await expect(sonde.page.getByRole('heading', { name: 'Iteration 2' })).toBeVisible()
  expect(target.requests.slice(before).map(each => each.path)).toEqual(['/nowhere', '/nowhere'])
})

test('the first failure ends a run when it is to', async ({ app, sonde, target }) => {
  await openShop(sonde, app.files, target)
  await sonde.choose(sonde.row('Shop'), 'Run…')
  await sonde.page.getByRole('switch', { name: 'Stop at the first failure' }).click()
  await button(sonde, 'Run').click()
  await expect(sonde.page.getByText('2 of 3, stopped at a failure')).toBeVisible()
  expect(target.requests.map(each => each.path)).toEqual(['/json', '/nowhere'])
})
