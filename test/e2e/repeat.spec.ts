import { findAccessibilityProblems } from './axe.ts'
import { downloaded } from './downloaded.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

const field = (sonde: SondePage, name: string) => sonde.page.getByRole('textbox', { name, exact: true })
const button = (sonde: SondePage, name: string) => sonde.page.getByRole('button', { name, exact: true })
const progress = (sonde: SondePage) => sonde.page.getByRole('progressbar', { name: 'Requests that are over' })
const times = (sonde: SondePage) => sonde.page.getByRole('table', { name: 'Times by phase' })

async function repeat(sonde: SondePage, url: string, asked: Record<string, string>): Promise<void> {
  await sonde.url.fill(url)
  await button(sonde, 'Repeat…').click()
  for (const [name, value] of Object.entries(asked)) await field(sonde, name).fill(value)
  await button(sonde, 'Start').click()
}

test('a request is sent many times, and its times are summed up', async ({ app, shell, sonde, target }) => {
  await repeat(sonde, target.url('/json'), { Requests: '40', 'At the same time': '4' })
  await expect(progress(sonde)).toHaveAttribute('aria-valuenow', '40')
  await expect(button(sonde, 'Start again')).toBeVisible()
  await expect(sonde.page.getByText('no failures')).toBeVisible()
  expect(target.requests).toHaveLength(40)
  expect(target.madeConnections()).toBe(4)
  await expect(times(sonde).getByRole('row', { name: /^ttfb 40 / })).toBeVisible()
  await expect(times(sonde).getByRole('row', { name: /^connection opened \(cold\) 4 / })).toBeVisible()
  await expect(times(sonde).getByRole('row', { name: /^connection reused \(warm\) 36 / })).toBeVisible()
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])

  const distribution = sonde.page.getByRole('listbox', { name: 'Distribution of total times' })
  await distribution.getByRole('option').first().focus()
  await sonde.page.keyboard.press('End')
  await expect(distribution.getByRole('option').last()).toBeFocused()

  const { name, text } = await downloaded(app, shell, () => button(sonde, 'Save as CSV').click())
  expect(name).toBe('repeat.csv')
  expect(text.split('\r\n')).toHaveLength(42)
  expect(text).toContain('number,start_ms,total_ms')

  await sonde.page.getByRole('tab', { name: /^Exchanges/ }).click()
  const exchanges = sonde.page.getByRole('listbox', { name: 'Exchanges' })
  await expect(exchanges.getByRole('option').first()).toContainText('#1')
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])

  await sonde.runCommand('History')
  await expect(sonde.page.getByRole('region', { name: 'History' })).toContainText('Nothing was sent yet')
})

test('its exchanges are walked by the keyboard, wherever they were scrolled to', async ({
  sonde,
  target
}) => {
  const { keyboard, mouse } = sonde.page
  await repeat(sonde, target.url('/json'), { Requests: '120' })
  await expect(button(sonde, 'Start again')).toBeVisible()
  await sonde.page.getByRole('tab', { name: /^Exchanges/ }).click()
  const list = sonde.page.getByRole('listbox', { name: 'Exchanges' })
  const exchange = (number: number) => list.getByRole('option').filter({ hasText: `#${number} from` })
  await exchange(1).hover()
  await mouse.wheel(0, 9000)
  await expect(exchange(120)).toBeInViewport()
  await expect(exchange(1)).not.toBeInViewport()

  await exchange(120).click()
  await keyboard.press('Shift+Tab')
  await mouse.wheel(0, -9000)
  await expect(exchange(1)).toBeInViewport()
  await keyboard.press('Tab')
  await expect(exchange(120)).toBeFocused()
  await expect(exchange(120)).toBeInViewport()

  await mouse.wheel(0, -9000)
  await expect(exchange(1)).toBeInViewport()
  await keyboard.press('ArrowUp')
  await expect(exchange(119)).toBeFocused()
  await expect(exchange(119)).toBeInViewport()
})

test('a timeline that is zoomed goes along with its rows', async ({ sonde, target }) => {
  const { keyboard, mouse } = sonde.page
  await repeat(sonde, target.url('/json'), { Requests: '120' })
  await expect(button(sonde, 'Start again')).toBeVisible()
  await sonde.page.getByRole('tab', { name: /^Exchanges/ }).click()
  const list = sonde.page.getByRole('listbox', { name: 'Exchanges' })
  const exchange = (number: number) => list.getByRole('option').filter({ hasText: `#${number} from` })
  // An edge mark is one rectangle of three pixels: the bars of an exchange are more.
  const bars = (number: number) => exchange(number).locator('rect')
  await exchange(1).click()
  await keyboard.press('z')
  await expect(button(sonde, 'Reset zoom')).toBeVisible()
  await expect(bars(1)).not.toHaveCount(1)
  await keyboard.press('End')
  await expect(exchange(120)).toBeFocused()
  await expect(bars(120)).not.toHaveCount(1)
  await expect(bars(1)).not.toBeInViewport()
  await exchange(120).hover()
  await mouse.wheel(0, -9000)
  await expect(exchange(1)).toBeInViewport()
  // Of the rows in sight one is enough; that with the focus stays where it was.
  const drawn = list
    .getByRole('option')
    .filter({ has: sonde.page.locator('rect ~ rect') })
    .filter({ hasNotText: '#120 from' })
  await expect(drawn).not.toHaveCount(0)
})

test('its results are called as what was sent, whatever the request is by now', async ({ sonde, target }) => {
  await repeat(sonde, target.url('/json'), { Requests: '2' })
  await expect(sonde.tab(/^Repeat/)).toContainText('/json')
  const exchanges = sonde.page.getByRole('tab', { name: /^Exchanges/ })
  await exchanges.click()
  await sonde.tab(/^GET/).click()
  await sonde.url.fill(target.url('/other'))
  await button(sonde, 'Repeat…').click()
  const note = sonde.page.getByRole('note').filter({ hasText: 'The request was changed since' })
  await expect(note).toContainText(target.url('/json'))
  await expect(sonde.tab(/^Repeat/)).toContainText('/json')
  await expect(exchanges).toHaveAttribute('aria-selected', 'true')

  await button(sonde, 'Start again').click()
  await expect(sonde.tab(/^Repeat/)).toContainText('/other')
  await expect(note).toBeHidden()
})

test('that nothing was answered is said once it is over', async ({ sonde }) => {
  await repeat(sonde, 'http://127.0.0.1:1/', { Requests: '2' })
  await expect(sonde.page.getByText('Nothing was answered.')).toBeVisible()
})

test('each can have a connection of its own', async ({ sonde, target }) => {
  await sonde.url.fill(target.url('/json'))
  await sonde.page.keyboard.press('ControlOrMeta+Shift+Enter')
  await field(sonde, 'Requests').fill('5')
  await sonde.page.getByRole('radio', { name: 'A new one each' }).click()
  await field(sonde, 'Requests').press('Enter')
  await expect(times(sonde).getByRole('row', { name: /^tcp 5 / })).toBeVisible()
  expect(target.madeConnections()).toBe(5)
})

test('it goes on behind another tab, which shows how far it is, and is stopped at once', async ({
  sonde,
  target
}) => {
  await repeat(sonde, target.url('/never'), { 'At the same time': '3' })
  await expect.poll(() => target.openConnections()).toBe(3)
  await sonde.tab(/^GET/).click()
  await expect(sonde.url).toHaveValue(target.url('/never'))
  await expect(sonde.tab(/^Repeat/)).toContainText('running')
  expect(target.openConnections()).toBe(3)

  await sonde.tab(/^GET/).press('ArrowRight')
  await button(sonde, 'Stop').click()
  await expect.poll(() => target.openConnections()).toBe(0)
  await expect(sonde.page.getByText('0 of 100, stopped')).toBeVisible()
  await expect(sonde.tab(/^Repeat/)).not.toContainText('running')
})

test('closing it while it runs asks first', async ({ sonde, target }) => {
  await repeat(sonde, target.url('/never'), {})
  await expect.poll(() => target.openConnections()).toBe(1)
  await sonde.closeTab(/^Repeat/)
  const question = sonde.page.getByRole('dialog', { name: 'Stop and close?' })
  await question.getByRole('button', { name: 'Let it run' }).click()
  expect(target.openConnections()).toBe(1)
  await sonde.closeTab(/^Repeat/)
  await question.getByRole('button', { name: 'Stop and close' }).click()
  await expect.poll(() => target.openConnections()).toBe(0)
  await expect(sonde.tabs).toHaveCount(1)
  await expect(sonde.tab(/^GET/)).toBeFocused()
})

test('so many that a server may suffer have to be confirmed, and the server is named', async ({
  sonde,
  target
}) => {
  await repeat(sonde, target.url('/json'), { Requests: '1001', 'At the same time': '8' })
  const question = sonde.page.getByRole('alertdialog', { name: 'Confirm' })
  await expect(question).toContainText(`127.0.0.1:${target.port}`)
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
  expect(target.requests).toHaveLength(0)
  await sonde.page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await button(sonde, 'Start').click()
  await question.getByRole('button', { name: 'Send 1,001 requests' }).click()
  await expect(progress(sonde)).toHaveAttribute('aria-valuenow', '1001')
})

test('what cannot be sent says why, and leads to the field', async ({ sonde }) => {
  await repeat(sonde, 'http://{{nowhere}}/', {})
  const problem = sonde.page.getByRole('alert').filter({ hasText: 'nowhere' })
  await problem.getByRole('button', { name: 'Show request' }).click()
  await expect(sonde.url).toHaveAttribute('aria-invalid', 'true')
})

test('numbers that are none start nothing', async ({ sonde, target }) => {
  await sonde.url.fill(target.url('/json'))
  await button(sonde, 'Repeat…').click()
  await field(sonde, 'Requests').fill('many')
  await expect(field(sonde, 'Requests')).toHaveAccessibleDescription('A whole number from 1 to 100,000.')
  await expect(button(sonde, 'Start')).toBeDisabled()
})
