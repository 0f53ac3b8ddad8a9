import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locator } from '@playwright/test'
import { findAccessibilityProblems } from './axe.ts'
import { allowCopying, readCopied, widthOfCopied } from './clipboard.ts'
import { writeCollection } from './collections.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

const timing = (sonde: SondePage) => sonde.response.getByRole('region', { name: 'Timing' })
const inSight = (sonde: SondePage) => timing(sonde).getByRole('status', { name: 'Time in sight' })
const resetZoom = (sonde: SondePage) => timing(sonde).getByRole('button', { name: 'Reset zoom' })

/** The part of the time that is in sight, in milliseconds. */
async function windowOf(sonde: SondePage): Promise<{ fromMs: number; toMs: number }> {
  const text = (await inSight(sonde).textContent()) ?? ''
  const [fromMs = Number.NaN, toMs = Number.NaN] = [...text.matchAll(/[\d,.]+(?= ms)/g)].map(([ms]) =>
    Number(ms.replaceAll(',', ''))
  )
  return { fromMs, toMs }
}

async function boxOf(element: Locator) {
  const box = await element.boundingBox()
  if (!box) throw new Error('It is in sight.')
  return box
}

async function sendHeld(sonde: SondePage, url: string): Promise<void> {
  await sonde.send(url)
  await expect(sonde.response).toContainText('200 OK')
}

test('the wheel zooms at the pointer and pans, and leaves scrolling alone', async ({ sonde, target }) => {
  await sendHeld(sonde, target.url('/json'))
  const { mouse, keyboard } = sonde.page
  const row = await boxOf(sonde.phase('ttfb'))
  await mouse.move(row.x + row.width * 0.6, row.y + row.height / 2)
  await mouse.wheel(0, 100)
  await expect(inSight(sonde)).toHaveText('')

  await keyboard.down('Control')
  await mouse.wheel(0, -400)
  await expect(inSight(sonde)).not.toHaveText('')
  const near = await windowOf(sonde)
  await mouse.wheel(0, -400)
  await expect.poll(async () => (await windowOf(sonde)).fromMs).toBeGreaterThan(near.fromMs)
  await keyboard.up('Control')
  const nearer = await windowOf(sonde)
  expect(nearer.toMs).toBeLessThan(near.toMs)

  await keyboard.down('Shift')
  await mouse.wheel(0, -5000)
  await keyboard.up('Shift')
  await expect.poll(async () => (await windowOf(sonde)).fromMs).toBe(0)
  const atStart = await windowOf(sonde)
  expect(atStart.toMs).toBeCloseTo(nearer.toMs - nearer.fromMs, 2)

  await resetZoom(sonde).click()
  await expect(inSight(sonde)).toHaveText('')
  await expect(resetZoom(sonde)).toBeHidden()
})

test('a double click brings a bar from edge to edge, and dragging moves along without choosing a hop', async ({
  sonde,
  target
}) => {
  await sendHeld(sonde, target.url('/login'))
  const { mouse } = sonde.page
  await sonde.waterfall.getByRole('row', { name: /GET \/account/ }).click()
  const row = await boxOf(sonde.phase('ttfb').last())
  await mouse.dblclick(row.x + row.width * 0.5, row.y + row.height / 2)
  await expect(inSight(sonde)).not.toHaveText('')
  const near = await windowOf(sonde)

  const first = await boxOf(sonde.phase('ttfb').first())
  await mouse.move(first.x + first.width * 0.5, first.y + first.height / 2)
  await mouse.down()
  await mouse.move(first.x + first.width * 0.55, first.y + first.height / 2)
  await mouse.move(first.x + first.width * 0.6, first.y + first.height / 2)
  await mouse.up()
  const moved = await windowOf(sonde)
  expect(moved.fromMs).toBeLessThan(near.fromMs)
  expect(moved.toMs - moved.fromMs).toBeCloseTo(near.toMs - near.fromMs, 2)
  await expect(sonde.response.getByRole('radio', { name: /^Hop 2/ })).toBeChecked()

  // Another exchange begins with all of it.
  await sonde.sendButton.click()
  await expect(inSight(sonde)).toHaveText('')
})

test('the keyboard zooms and pans, down to microseconds, by keys that the sheet of shortcuts lists', async ({
  sonde,
  target
}) => {
  await sendHeld(sonde, target.url('/json'))
  const { keyboard } = sonde.page
  await sonde.phase('ttfb').focus()
  await keyboard.press('z')
  await expect(inSight(sonde)).not.toHaveText('')
  const fit = await windowOf(sonde)
  await keyboard.press('+')
  await expect.poll(async () => (await windowOf(sonde)).fromMs).toBeGreaterThan(fit.fromMs)
  const near = await windowOf(sonde)
  await keyboard.press('Shift+ArrowRight')
  await expect.poll(async () => (await windowOf(sonde)).fromMs).toBeGreaterThan(near.fromMs)
  await keyboard.press('Shift+ArrowLeft')
  await expect.poll(async () => windowOf(sonde)).toEqual(near)
  for (let press = 0; press < 40; press++) await keyboard.press('+')
  const nearest = await windowOf(sonde)
  expect(nearest.toMs - nearest.fromMs).toBeCloseTo(0.01, 3)
  await keyboard.press('0')
  await expect(inSight(sonde)).toHaveText('')
  await expect(sonde.phase('ttfb')).toBeFocused()

  await keyboard.press('F1')
  const sheet = sonde.page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet).toContainText('Waterfall: zoom in')
  await expect(sheet).toContainText('Waterfall: reset zoom')
})

test('the keyboard zooms about the row that has the focus', async ({ sonde, target }) => {
  await sonde.send(target.url('/held-head'))
  await expect(sonde.phase('ttfb')).toContainText(/\d{3} ms|\d s/)
  target.release()
  await expect(sonde.response).toContainText('200 OK')
  await sonde.phase('ttfb').focus()
  await sonde.page.keyboard.press('+')
  await expect(inSight(sonde)).not.toHaveText('')
  const middle = await windowOf(sonde)
  await sonde.page.keyboard.press('0')
  // It is long over by the middle of all.
  await sonde.phase('tcp').focus()
  for (let press = 0; press < 12; press++) await sonde.page.keyboard.press('+')
  await expect.poll(async () => (await windowOf(sonde)).toMs).toBeLessThan((middle.fromMs + middle.toMs) / 2)
})

test('a press that is released outside drags nothing later', async ({ sonde, target }) => {
  await sendHeld(sonde, target.url('/json'))
  const { mouse, keyboard } = sonde.page
  await sonde.phase('ttfb').focus()
  await keyboard.press('z')
  await expect(inSight(sonde)).not.toHaveText('')
  const before = await windowOf(sonde)
  const row = await boxOf(sonde.phase('ttfb'))
  const url = await boxOf(sonde.url)
  await mouse.move(row.x + row.width * 0.5, row.y + row.height / 2)
  await mouse.down()
  await mouse.move(url.x + 5, url.y + 5)
  await mouse.up()
  await mouse.move(row.x + row.width * 0.5, row.y + row.height / 2)
  await mouse.move(row.x + row.width * 0.6, row.y + row.height / 2, { steps: 4 })
  expect(await windowOf(sonde)).toEqual(before)
})

test('behind a view in front, nothing is done to the waterfall', async ({ sonde, target }) => {
  await sendHeld(sonde, target.url('/json'))
  const { page } = sonde
  await page.keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('dialog', { name: 'Search or run a command' })
  const found = palette.getByRole('option', { name: /^(Waterfall:|Copy waterfall|Save waterfall)/ })
  await palette.getByRole('combobox').fill('waterfall')
  await expect(found.filter({ hasText: 'Save waterfall as PNG…' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Repeat…' }).click()
  await page.keyboard.press('ControlOrMeta+k')
  await palette.getByRole('combobox').fill('waterfall')
  await expect(palette).toBeVisible()
  await expect(found).toHaveCount(0)
})

test('a body is drawn as it came, and where it stalled is named', async ({ sonde, target }) => {
  await sonde.send(target.url('/stalling'))
  // Long enough to be a stall.
  await expect(sonde.phase('download')).toContainText(/\d{3} ms|\d s/)
  target.release()
  await expect(sonde.response).toContainText('200 OK')
  await sonde.phase('download').focus()
  await sonde.page.keyboard.press('ArrowUp')
  await sonde.page.keyboard.press('ArrowDown')
  const card = sonde.page.getByRole('tooltip')
  await expect(card).toContainText('KiB of body')
  await expect(card).toContainText(/Nothing came for [\d,]+\.\d{3} ms/)
})

test('that an upload does not go on is drawn and said while it is so, and what was sent until then', async ({
  app,
  sonde,
  target
}) => {
  const folder = await writeCollection(app.files, 'Shop', {
    'upload.yml': { name: 'Upload', method: 'POST', url: target.url('/reading-late') }
  })
  await writeFile(path.join(folder, 'large.bin'), Buffer.alloc(32 * 1024 * 1024))
  await sonde.openCollection(folder)
  await sonde.row('POST Upload').click()
  await expect(sonde.url).toHaveValue(target.url('/reading-late'))
  await sonde.section('Request', 'Body').click()
  await sonde.chooseBody('File')
  await sonde.page.getByRole('textbox', { name: 'File 1', exact: true }).fill('large.bin')
  await sonde.sendButton.click()
  const send = sonde.phase('send')
  // Long enough to be a stall.
  await expect(send).toContainText(/\d{3} ms|\d s/)
  await expect(send.getByRole('cell').first()).toContainText(/\d{3} ms|\d s/)
  await send.hover()
  // A busy machine takes its time over the first bytes, too.
  const stalled = sonde.page
    .getByRole('tooltip')
    .getByText(/Nothing went for/)
    .last()
  const said = await stalled.textContent()
  await expect(stalled).not.toHaveText(said ?? '')
  await sonde.section('Response', 'Request').click()
  await expect(sonde.response).toContainText(/Sent so far: \d+ B of head, [\d.]+ MiB of body/)
  await expect(sonde.response).toContainText('POST /reading-late HTTP/1.1')
  target.release()
  await expect(sonde.response).toContainText('200 OK')
  await expect(sonde.response).toContainText(/As sent: \d+ B of head, 32 MiB of body/)
})

test('what the server measured lies in the wait, folded where it is much', async ({ sonde, target }) => {
  await sendHeld(sonde, target.url('/server-timing'))
  const row = sonde.waterfall.getByRole('row', { name: /^db/ })
  await expect(row).toContainText('Query, with a comma')
  await expect(row).toContainText('53 ms')
  await expect(sonde.waterfall.getByRole('row', { name: /^part-7/ })).toBeHidden()
  await sonde.waterfall.getByRole('button', { name: '4 more from the server' }).click()
  await expect(sonde.waterfall.getByRole('row', { name: /^part-7/ })).toBeVisible()
  await expect(sonde.waterfall.getByRole('row', { name: /^part-4/ })).toBeFocused()

  await sonde.phase('ttfb').focus()
  await sonde.page.keyboard.press('ArrowDown')
  await expect(row).toBeFocused()
  const card = sonde.page.getByRole('tooltip')
  await expect(card).toContainText('how long it took, not when it began')
  await expect(card).toContainText('53.250 ms')
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
})

test('the sum of the phases stands under them, exact', async ({ sonde, target }) => {
  await sendHeld(sonde, target.url('/login'))
  await expect(sonde.waterfall.getByRole('row', { name: /^Total/ })).toContainText(
    /Sum of \d+ phases in 2 hops: [\d,]+\.\d{3} ms/
  )
  await expect(sonde.waterfall).toContainText('Reused connection, opened by hop 1')
  // Drawn anew with all of its rows at hand, as after redirects that were quick.
  const folding = timing(sonde).getByRole('button', { name: 'Waterfall', exact: true })
  await folding.click()
  await folding.click()
  // Of the drawing alone there is nothing to name.
  const line = timing(sonde).locator('svg path[d*="V"][d*="q0 3 3 3"]')
  expect((await boxOf(line)).height).toBeGreaterThan(40)
})

test('of very many hops only those in sight are drawn, and the keyboard reaches them all', async ({
  sonde,
  target
}) => {
  await sonde.section('Request', 'Settings').click()
  await sonde.page.getByRole('textbox', { name: 'Most redirects' }).fill('100')
  await sendHeld(sonde, target.url('/staircase'))
  await expect(sonde.response).toContainText('90 hops')
  const row = (name: string) => sonde.waterfall.getByRole('rowheader', { name, exact: true })
  await expect(row('200 GET /staircase?90')).toBeInViewport()
  await expect(row('302 GET /staircase?2')).toBeHidden()
  await sonde.response.getByRole('radio', { name: /^Hop 3,/ }).click()
  await expect(row('302 GET /staircase?3')).toBeInViewport()
  await expect(row('200 GET /staircase?90')).toBeHidden()
  await row('302 GET /staircase?2').click()
  await sonde.page.keyboard.press('End')
  await expect(row('302 GET /staircase?89')).toBeVisible()
  await expect(row('302 GET /staircase?2')).toBeHidden()
  // What has the focus keeps it out of sight.
  await row('302 GET /staircase?89').hover()
  await sonde.page.mouse.wheel(0, -20_000)
  await expect(row('302 GET /staircase?2')).toBeInViewport()
  await sonde.page.keyboard.press('ArrowUp')
  await expect(row('302 GET /staircase?89')).toBeInViewport()
  await sonde.page.keyboard.press('Home')
  await expect(row('302 GET /staircase?2')).toBeVisible()
})

test('the waterfall is copied as text, SVG and PNG', async ({ sonde, target, app, shell }) => {
  const { page } = sonde
  await allowCopying(app, shell)
  const copyAs = async (format: string) => {
    await timing(sonde).getByRole('button', { name: 'Export waterfall' }).click()
    await page.getByRole('menuitem', { name: `Copy as ${format}` }).click()
    await expect(page.getByText(`Waterfall copied as ${format}.`)).toBeVisible()
  }

  await sendHeld(sonde, target.url('/json'))
  await copyAs('text')
  expect(await readCopied(app, shell)).toMatch(/^200 GET \/json +[█-▐]+[\s\S]*\n {2}tcp /)
  await copyAs('SVG')
  expect(await readCopied(app, shell)).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
  await copyAs('PNG')
  expect(await widthOfCopied(page)).toBe(2000)
})

test('it is saved by a command, and secrets are not in it', async ({ sonde, target, app, shell }) => {
  const { page } = sonde
  const file = path.join(app.files, 'saved.svg')
  if (shell === 'electron')
    await app.electron.evaluate(({ session }, place) => {
      session.defaultSession.on('will-download', (_event, item) => item.setSavePath(place))
    }, file)
  await sendHeld(sonde, target.url('/json').replace('//', '//user:s3cretw0rd@'))
  const download = shell === 'serve' ? page.waitForEvent('download') : undefined
  await sonde.runCommand('Save waterfall as SVG')
  if (download) {
    expect((await download).suggestedFilename()).toBe('waterfall-GET-json.svg')
    await (await download).saveAs(file)
  }
  await expect(async () => expect(await readFile(file, 'utf8')).toContain('</svg>')).toPass()
  const saved = await readFile(file, 'utf8')
  expect(saved).toContain('GET http')
  expect(saved).not.toContain('s3cretw0rd')
})
