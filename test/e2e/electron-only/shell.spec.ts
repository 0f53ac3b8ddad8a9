import { expect, test } from '../fixtures.ts'

const ORIGIN = 'app://sonde'

test('the page is our own, and stays', async ({ sonde }) => {
  const { page } = sonde
  expect(page.url()).toBe(`${ORIGIN}/index.html`)
  expect(await page.evaluate(() => window.open('file:///etc/hostname'))).toBeNull()
  // Playwright's locators would wait for the navigation that does not come
  await page.evaluate(() => {
    location.href = 'https://example.invalid/'
  })
  expect(await page.evaluate(() => document.querySelector('input')?.isConnected)).toBe(true)
  expect(page.url()).toBe(`${ORIGIN}/index.html`)
})

test('the protocol serves the renderer and nothing beside it', async ({ sonde }) => {
  const statusOf = (path: string) =>
    sonde.page.evaluate(async url => (await fetch(url)).status, ORIGIN + path)
  expect(await statusOf('/index.html')).toBe(200)
  for (const path of [
    '/',
    '/../main/index.mjs',
    '/..%2fmain/index.mjs',
    '/%2e%2e/%2e%2e/package.json',
    '/none.js'
  ]) {
    expect(await statusOf(path), path).toBe(404)
  }
})

test('permissions are denied', async ({ sonde }) => {
  expect(await sonde.page.evaluate(() => Notification.requestPermission())).toBe('denied')
  const media = sonde.page.evaluate(() => navigator.mediaDevices.getUserMedia({ audio: true }))
  await expect(media).rejects.toThrow(/NotAllowedError|NotFoundError/)
})

test('a frame inside the page gets no port', async ({ sonde }) => {
  const answered = await sonde.page.evaluate(async () => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    let ports = 0
    frame.contentWindow?.addEventListener('message', event => {
      ports += event.ports.length
    })
    frame.contentWindow?.postMessage('sonde:connect', '*')
    await new Promise(resolve => setTimeout(resolve, 300))
    frame.remove()
    return ports
  })
  expect(answered).toBe(0)
})
