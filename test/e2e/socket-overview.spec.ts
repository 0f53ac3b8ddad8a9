import type { Locator } from '@playwright/test'
import { type SocketServer, startWebSocketServer } from '../fixtures/servers/web-socket-server.ts'
import { findAccessibilityProblems } from './axe.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

let server: SocketServer

test.beforeEach(async () => {
  server = await startWebSocketServer(socket => socket.send('hello'))
})

test.afterEach(() => server[Symbol.asyncDispose]())

test('messages over time are read by the keyboard, filtered by a range, and gone to', async ({ sonde }) => {
  const { page } = sonde
  await connect(sonde)
  await unfold(sonde)
  const axis = page.getByRole('slider', { name: 'Messages over time' })
  await expect(axis).toHaveAttribute('aria-valuetext', /^Received 1 message, 5 B; sent nothing; 1 connection/)
  await tellAll('goodbye')
  await expect(axis).toHaveAttribute('aria-valuetext', /^Received 2 messages, 12 B/)

  await axis.focus()
  // What is counted is drawn a moment later.
  await expect(async () => {
    await page.keyboard.press('Home')
    await expect(axis).toHaveAttribute('aria-valuetext', /: received 1 message, 5 B; sent nothing$/)
    await page.keyboard.press('ArrowRight')
    const second = /: received 1 message, 7 B; sent nothing$/
    await expect(axis).toHaveAttribute('aria-valuetext', second, { timeout: 1000 })
  }).toPass()
  await expect(page.getByRole('tooltip')).toContainText('1 message, 7 B')

  await page.keyboard.press('[')
  await expect(messages(sonde)).toHaveText([/goodbye/])
  await page.keyboard.press('Enter')
  await expect(messages(sonde)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('z')
  const whole = page.getByRole('button', { name: 'Whole session' })
  await expect(whole).toBeVisible()
  expect(await findAccessibilityProblems(page)).toEqual([])

  await page.keyboard.press('Escape')
  await expect(messages(sonde).filter({ hasText: 'hello' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(whole).toBeHidden()
})

test('a range is marked with the pointer, zoomed to, and what lies there is clicked', async ({ sonde }) => {
  const { page } = sonde
  await connect(sonde)
  await unfold(sonde)
  const axis = page.getByRole('slider', { name: 'Messages over time' })
  await expect(axis).toHaveAttribute('aria-valuetext', /^Received 1 message/)
  const { x, y, width } = await boxOf(axis)

  await page.mouse.move(x + 4, y + 20)
  await page.mouse.down()
  await page.mouse.move(x + width * 0.4, y + 20)
  await page.mouse.move(x + width * 0.9, y + 20)
  await page.mouse.up()
  const zoom = page.getByRole('button', { name: 'Zoom to the range' })
  await expect(zoom).toBeVisible()
  await expect(messages(sonde).filter({ hasText: 'hello' })).toBeVisible()
  await zoom.click()
  await page.mouse.move(x + width / 2, y + 20)
  await page.mouse.wheel(0, -300)
  await expect(page.getByRole('button', { name: 'Whole session' })).toBeVisible()
  await page.getByRole('button', { name: 'Whole session' }).click()

  await page.mouse.click(x + width * 0.6, y + 20)
  await expect(messages(sonde).filter({ hasText: 'hello' })).toHaveAttribute('aria-selected', 'true')
})

test('pings, figures and connections are told, and all of it folds away', async ({ sonde }) => {
  const { page } = sonde
  await connect(sonde)
  const overview = await unfold(sonde)
  await overview.getByRole('radio', { name: 'Pings' }).click()
  await expect(overview.getByText('No pings yet')).toBeVisible()
  await overview.getByRole('button', { name: 'Ping', exact: true }).click()
  const trips = page.getByRole('slider', { name: 'Round trips of pings' })
  await expect(trips).toHaveAttribute(
    'aria-valuetext',
    /^1 answered, median [\d.]+ ms, at most [\d.]+ ms, 0 missed\.$/
  )
  await trips.focus()
  await page.keyboard.press('Home')
  await expect(trips).toHaveAttribute('aria-valuetext', /^Ping at [\d.,]+ m?s: [\d.]+ ms$/)
  expect(await findAccessibilityProblems(page)).toEqual([])

  for (const client of server.clients) client.close(4000, 'enough')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await overview.getByRole('radio', { name: 'Statistics' }).click()
  await expect(overview.getByRole('row', { name: /^Payload/ })).toBeVisible()
  await expect(fact(overview, 'Connections')).toHaveText('2')
  await expect(fact(overview, 'Largest')).toHaveText('5 B')
  expect(await findAccessibilityProblems(page)).toEqual([])

  await overview.getByRole('button', { name: 'Fold the overview' }).click()
  await expect(overview.getByRole('radio')).toHaveCount(0)
  await expect(overview.getByText(/^[\d.]+\/s$/)).toBeVisible()
  await overview.getByRole('button', { name: 'Unfold the overview' }).click()
  await expect(fact(overview, 'Connections')).toHaveText('2')
})

async function connect(sonde: SondePage): Promise<void> {
  await sonde.url.fill(`ws://127.0.0.1:${server.port}/`)
  await sonde.page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(messages(sonde).filter({ hasText: 'hello' })).toBeVisible()
}

/** Shows the overview, which is folded at first where there is little room. */
async function unfold({ page }: SondePage): Promise<Locator> {
  const overview = page.getByRole('region', { name: 'Session overview' })
  const fold = overview.getByRole('button', { name: /^(Fold|Unfold) the overview$/ })
  await expect(fold).toBeVisible()
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click()
  await expect(overview.getByRole('radio', { name: 'Time' })).toBeVisible()
  return overview
}

async function tellAll(text: string): Promise<void> {
  for (const client of server.clients) client.send(text)
}

function messages({ page }: SondePage): Locator {
  return page
    .getByRole('listbox', { name: 'Messages' })
    .getByRole('option', { name: /\b(Sent|Received) text\b/i })
}

function fact(overview: Locator, name: string): Locator {
  return overview.getByRole('definition').and(overview.locator(`dt:text-is("${name}") + dd`))
}

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number }> {
  const box = await locator.boundingBox()
  if (!box) throw new Error('It is not in sight.')
  return box
}
