import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

async function isStacked(sonde: SondePage): Promise<boolean> {
  const [request, response] = await Promise.all([
    sonde.page.getByRole('tablist', { name: 'Request', exact: true }).boundingBox(),
    sonde.response.boundingBox()
  ])
  return (response?.y ?? 0) > (request?.y ?? 0) + (request?.height ?? 0)
}

test('where it is narrow the request stands over the response, until a person chooses', async ({ sonde }) => {
  const { page } = sonde
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect.poll(() => isStacked(sonde)).toBe(false)
  await sonde.url.fill('http://example.com/half')
  await page.setViewportSize({ width: 900, height: 650 })
  await expect.poll(() => isStacked(sonde)).toBe(true)
  await expect(sonde.url).toBeFocused()
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect.poll(() => isStacked(sonde)).toBe(false)

  await sonde.runCommand('Switch layout')
  await expect.poll(() => isStacked(sonde)).toBe(true)
  await sonde.runCommand('Layout: as the window has room')
  await expect.poll(() => isStacked(sonde)).toBe(false)
})

test('a field keeps its focus when the layout changes', async ({ sonde }) => {
  const { page } = sonde
  await page.setViewportSize({ width: 1440, height: 900 })
  const name = page.getByRole('combobox', { name: 'Header 1 name' })
  await name.fill('X-Kept')
  await page.setViewportSize({ width: 900, height: 650 })
  await expect.poll(() => isStacked(sonde)).toBe(true)
  await expect(name).toBeFocused()
})

test('all of the top bar is there in a narrow window, and nothing lies over another', async ({ sonde }) => {
  const { page } = sonde
  const banner = page.getByRole('banner')
  const buttons = banner.getByRole('button')
  for (const width of [760, 600, 560, 480, 360]) {
    await page.setViewportSize({ width, height: 650 })
    await expect(banner.getByRole('button', { name: /^Workspace/ })).toBeVisible()
    let end = 0
    for (const button of await buttons.all()) {
      const box = await button.boundingBox()
      expect(box?.x ?? 0, `at ${width}`).toBeGreaterThanOrEqual(end)
      end = (box?.x ?? 0) + (box?.width ?? 0)
    }
    expect(end).toBeLessThanOrEqual(width)
    const inside = await buttons.evaluateAll(all => all.map(each => each.scrollWidth - each.clientWidth))
    expect(Math.max(...inside), `at ${width}`).toBeLessThanOrEqual(1)
  }
})

test('what came before a failure can be read in a small window', async ({ sonde, target }) => {
  await sonde.page.setViewportSize({ width: 900, height: 650 })
  await sonde.send(target.url('/close-mid-body'))
  await expect(sonde.error).toBeVisible()
  await expect
    .poll(async () => (await sonde.response.getByRole('tabpanel', { name: 'Body' }).boundingBox())?.height)
    .toBeGreaterThan(90)
})

test('where it failed is seen in a small window when nothing came', async ({ sonde }) => {
  await sonde.page.setViewportSize({ width: 900, height: 650 })
  await sonde.send('http://127.0.0.1:1/')
  await expect(sonde.error).toBeVisible()
  await expect(sonde.phase('tcp failed')).toBeInViewport({ ratio: 0.8 })
})

test('all phases of an answer, and the one that failed, are seen in a small window', async ({
  sonde,
  target,
  tlsTarget
}) => {
  await sonde.page.setViewportSize({ width: 900, height: 650 })
  await sonde.send(target.url('/json'))
  await expect(sonde.response).toContainText('200 OK')
  await expect(sonde.phase('download')).toBeInViewport({ ratio: 0.8 })
  await expect(sonde.response.getByText('"greeting"')).toBeInViewport()
  const body = await sonde.response.getByRole('tabpanel', { name: 'Body' }).boundingBox()
  expect(body?.height).toBeGreaterThan(130)

  await sonde.send(tlsTarget.url('/'))
  await expect(sonde.error).toContainText('self-signed')
  await expect(sonde.phase('tls failed')).toBeInViewport({ ratio: 0.8 })
  await expect(sonde.response.getByText('No body arrived.')).toBeInViewport({ ratio: 0.8 })
})

test('what leads on from an error stands below it where there is no room beside it', async ({
  sonde,
  tlsTarget
}) => {
  await sonde.page.setViewportSize({ width: 1100, height: 900 })
  await sonde.send(tlsTarget.url('/'))
  const text = sonde.error.getByText('self-signed: nobody vouches')
  const button = sonde.error.getByRole('button', { name: 'Show the handshake' })
  await expect(button).toBeVisible()
  expect((await text.boundingBox())?.width).toBeGreaterThan(200)
})

test('nothing is wider than the window', async ({ sonde, target }) => {
  await sonde.send(target.url('/json'))
  await expect(sonde.waterfall).toBeVisible()
  for (const width of [1440, 900, 800]) {
    await sonde.page.setViewportSize({ width, height: 650 })
    await expect
      .poll(() => sonde.page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
      .toBe(0)
    const send = await sonde.page.getByRole('button', { name: 'Send', exact: true }).boundingBox()
    expect((send?.x ?? 0) + (send?.width ?? 0)).toBeLessThanOrEqual(width)
  }
})

test('the height that a person gave to the waterfall outlives sending, in its tab', async ({
  sonde,
  target
}) => {
  await sonde.send(target.url('/json'))
  const separator = sonde.page.getByRole('separator', { name: 'Resize waterfall and response' })
  const height = () =>
    separator.evaluate(line => line.previousElementSibling?.getBoundingClientRect().height ?? 0)
  await expect(sonde.response).toContainText('200 OK')
  const fitted = await height()
  await separator.focus()
  for (let step = 0; step < 3; step++) await sonde.page.keyboard.press('ArrowDown')
  await expect.poll(height).toBeGreaterThan(fitted)
  const dragged = await height()

  await sonde.send(target.url('/nowhere'))
  await expect(sonde.response).toContainText('404')
  await expect.poll(height).toBeCloseTo(dragged, -1)
  await sonde.send('http://127.0.0.1:1/')
  await expect(sonde.error).toBeVisible()
  await expect.poll(height).toBeCloseTo(dragged, -1)

  await separator.dblclick()
  await expect.poll(height).not.toBeCloseTo(dragged, -1)
})

test('the tabs of a WebSocket request move together before one is hidden', async ({ sonde }) => {
  const { page } = sonde
  await page.setViewportSize({ width: 1440, height: 900 })
  await sonde.url.fill('wss://127.0.0.1:9/feed?a=1')
  const tabs = page.getByRole('tablist', { name: 'Request', exact: true })
  await expect(tabs.getByRole('tab', { name: /^Params/ })).toContainText('1')
  await expect(page.getByRole('button', { name: 'Request: all tabs' })).toBeHidden()
  await expect(tabs.getByRole('tab', { name: 'Docs' })).toBeInViewport({ ratio: 1 })
})
