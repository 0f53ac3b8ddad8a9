import { readFile } from 'node:fs/promises'
import { echo, type SocketServer, startWebSocketServer } from '../fixtures/servers/web-socket-server.ts'
import { findAccessibilityProblems } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { savedBy } from './saved-file.ts'
import type { SondePage } from './sonde-page.ts'

let server: SocketServer

test.beforeEach(async () => {
  server = await startWebSocketServer(echo)
})

test.afterEach(() => server[Symbol.asyncDispose]())

const session = (sonde: SondePage) => sonde.page.getByRole('region', { name: 'Session', exact: true })
const list = (sonde: SondePage) => session(sonde).getByRole('listbox', { name: 'Messages' })
const row = (sonde: SondePage, name: string | RegExp) => list(sonde).getByRole('option', { name })
const message = (sonde: SondePage) => session(sonde).getByRole('region', { name: 'Message', exact: true })

async function connect(sonde: SondePage): Promise<void> {
  await sonde.url.fill(`ws://127.0.0.1:${server.port}/feed`)
  await sonde.page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(row(sonde, /Connected · status 101/)).toBeVisible()
}

async function send(sonde: SondePage, kind: string, data: string): Promise<void> {
  await sonde.page.getByRole('combobox', { name: 'Message kind' }).selectOption(kind)
  const field = sonde.page.getByRole('textbox', { name: 'Message', exact: true })
  await field.focus()
  await sonde.page.keyboard.press('ControlOrMeta+a')
  await sonde.page.keyboard.insertText(data)
  await sonde.page.getByRole('button', { name: 'Send message' }).click()
}

/** Lets the server say something, to all who are connected. */
function say(...texts: (string | Uint8Array)[]): void {
  for (const client of server.clients) for (const text of texts) client.send(text)
}

test('texts and bytes are exchanged, looked at, and answered by a ping', async ({ sonde }) => {
  const { page } = sonde
  await connect(sonde)
  await send(sonde, 'text', 'hello')
  await expect(row(sonde, / Sent Text hello 5 B$/)).toBeVisible()
  await row(sonde, / Received Text hello 5 B$/).click()
  await message(sonde).getByRole('button', { name: 'Send again', exact: true }).click()
  await expect(row(sonde, / Sent Text hello 5 B$/)).toHaveCount(2)
  await message(sonde).getByRole('button', { name: 'Edit and send again' }).click()
  await expect(page.getByRole('combobox', { name: 'Message', exact: true })).toHaveText('2 of 2')
  await send(sonde, 'hex', '82 a1 61 01 a1 62 c3')
  await row(sonde, / Received Binary 82 a1 61 01 a1 62 c3 7 B$/).click()
  await expect(message(sonde).getByRole('heading')).toHaveText('Received binary')
  await sonde.page.getByRole('button', { name: 'Send a ping' }).click()
  await row(sonde, / Received Pong /).click()
  await expect(message(sonde)).toContainText('round trip')
  expect(await findAccessibilityProblems(page)).toEqual([])

  await row(sonde, /Connected ·/).click()
  await expect(session(sonde).getByRole('table', { name: 'Waterfall' })).toContainText('upgrade')
  await page.getByRole('button', { name: 'Disconnect' }).click()
  await expect(session(sonde)).toContainText('1000 normal closure, by this side')
})

test('a server that is killed is connected to again', async ({ sonde }) => {
  await sonde.url.fill('ws://127.0.0.1')
  await sonde.section('Request', 'Settings').click()
  await sonde.page.getByRole('switch', { name: 'Connect again' }).click()
  await connect(sonde)
  const { port } = server
  await server[Symbol.asyncDispose]()
  await expect(session(sonde).getByRole('button', { name: 'Connect now' })).toBeVisible()
  server = await startWebSocketServer(echo, { at: port })
  await expect(session(sonde).getByRole('status').filter({ hasText: 'Open' })).toBeVisible()
  say('again')
  await expect(row(sonde, / Received Text again/)).toBeVisible()
  await expect(row(sonde, /1006 · The connection was lost/)).toBeVisible()
})

test('an answer that refuses is shown as a whole', async ({ sonde, target }) => {
  await sonde.url.fill(target.url('/status/403').replace('http', 'ws'))
  await sonde.page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(session(sonde)).toContainText('opened no WebSocket: it answered')
  await expect(session(sonde).getByRole('table', { name: 'Waterfall' })).toBeVisible()
})

test('messages are filtered, muted, searched, marked, and compared', async ({ sonde }) => {
  const { page } = sonde
  await connect(sonde)
  say(...Array.from({ length: 30 }, (_, n) => JSON.stringify({ type: n % 3 ? 'tick' : 'order', n })))
  await expect(row(sonde, /"n":29/)).toBeVisible()

  const filter = page.getByRole('textbox', { name: 'Filter', exact: true })
  await filter.fill('order')
  await expect(session(sonde)).toContainText('10 of 32')
  await expect(list(sonde).getByRole('option')).toHaveCount(10)
  await page.getByRole('button', { name: 'More filters' }).click()
  await filter.fill('')
  const path = page.getByRole('textbox', { name: 'JSONPath' })
  await path.fill('$[?')
  await expect(session(sonde).getByRole('alert')).toBeVisible()
  await path.fill('$[?$.n > 26]')
  await expect(session(sonde)).toContainText('3 of 32')
  await page.getByRole('button', { name: 'Show all messages' }).click()

  await row(sonde, '"n":28').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Mute: JSON with "type": "tick"' }).click()
  await expect(session(sonde)).toContainText('12 of 32')
  await list(sonde).focus()
  await page.keyboard.press('ControlOrMeta+f')
  await page.getByRole('textbox', { name: 'Search', exact: true }).fill('"n":2')
  await expect(page.getByRole('search', { name: 'Search messages' })).toContainText('11 matches')
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+Enter')
  await expect(row(sonde, '"n":27')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Shift+Enter')
  await expect(row(sonde, '"n":24')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: 'Difference' }).click()
  await expect(page.getByRole('list', { name: 'Differences' }).getByRole('listitem')).toHaveCount(1)
  await list(sonde).focus()
  await page.keyboard.press('m')
  await page.getByRole('button', { name: 'Show all messages' }).click()
  await page.getByRole('checkbox', { name: 'Marked only' }).click()
  await expect(session(sonde)).toContainText('1 of 32')
})

test('a message that is chosen can be read in a small window, with all filters open', async ({ sonde }) => {
  const { page } = sonde
  await page.setViewportSize({ width: 900, height: 650 })
  await connect(sonde)
  say(...Array.from({ length: 30 }, (_, n) => JSON.stringify({ type: 'tick', n })))
  await page.getByRole('button', { name: 'More filters' }).click()
  await row(sonde, /"n":29/).click()
  await expect(message(sonde).getByText('"tick"')).toBeInViewport({ ratio: 1 })
  await expect(message(sonde).getByRole('button', { name: 'Close the detail' })).toBeInViewport({ ratio: 1 })
  await page.getByRole('textbox', { name: 'Filter', exact: true }).focus()
  await expect(page.getByRole('textbox', { name: 'Filter', exact: true })).toBeInViewport({ ratio: 1 })
  expect(await findAccessibilityProblems(page)).toEqual([])
})

test('a filter has a name, and is there in every session', async ({ sonde }) => {
  const { page } = sonde
  await connect(sonde)
  say('one', 'two')
  await page.getByRole('textbox', { name: 'Filter', exact: true }).fill('two')
  await page.getByRole('button', { name: 'Saved filters' }).click()
  await page.getByRole('menuitem', { name: 'Save this filter…' }).click()
  await page.getByRole('textbox', { name: 'Name of the filter' }).fill('Only two')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Filter', exact: true }).fill('one')
  await page.getByRole('button', { name: 'Saved filters' }).click()
  await page.getByRole('menuitem', { name: 'Save this filter…' }).click()
  const name = page.getByRole('textbox', { name: 'Name of the filter' })
  await name.fill('Only two ')
  await expect(name).toHaveAccessibleDescription('There is one of this name.')
  await expect(page.getByRole('button', { name: 'Replace', exact: true })).toBeVisible()
  await name.fill('Only one')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await sonde.openTab()
  await connect(sonde)
  say('one', 'two')
  await page.getByRole('button', { name: 'Saved filters' }).click()
  await page.getByRole('menuitem', { name: 'Only two', exact: true }).click()
  await expect(list(sonde).getByRole('option')).toHaveText([/two/])
})

test('a filter that is saved leaves out the span, which is of this session alone', async ({ sonde }) => {
  const { page } = sonde
  await connect(sonde)
  say('one', 'two')
  await page.getByRole('button', { name: 'More filters' }).click()
  const from = page.getByRole('textbox', { name: 'Time from' })
  await from.fill('0')
  await expect(page.getByRole('button', { name: 'Saved filters' })).toBeDisabled()
  await page.getByRole('textbox', { name: 'Filter', exact: true }).fill('two')
  await page.getByRole('button', { name: 'Saved filters' }).click()
  await page.getByRole('menuitem', { name: 'Save this filter…' }).click()
  await page.getByRole('textbox', { name: 'Name of the filter' }).fill('Only two')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Show all messages' }).click()
  await page.getByRole('button', { name: 'Saved filters' }).click()
  await page.getByRole('menuitem', { name: 'Only two', exact: true }).click()
  await expect(list(sonde).getByRole('option')).toHaveText([/two/])
  await page.getByRole('button', { name: 'More filters' }).click()
  await page.getByRole('button', { name: 'More filters' }).click()
  await expect(from).toHaveValue('')
})

test('a JSONPath that looks into each member of a message says how its own fields are asked for', async ({
  sonde
}) => {
  const { page } = sonde
  await connect(sonde)
  say('{"n":7}')
  await page.getByRole('button', { name: 'More filters' }).click()
  const path = page.getByRole('textbox', { name: 'JSONPath' })
  const hint = page.getByText('Its own fields are asked for with $: $[?$.price > 10]')
  await path.fill('$[?@.n > 5]')
  await expect(hint).toBeVisible()
  await path.fill('$[?$.n > 5]')
  await expect(list(sonde).getByRole('option')).toHaveText([/"n":7/])
  await expect(hint).toBeHidden()
})

test('who scrolls up is told what has come, and a paused list stands still', async ({ sonde }) => {
  const { page } = sonde
  await connect(sonde)
  say(...Array.from({ length: 200 }, (_, n) => `number ${n}`))
  await expect(row(sonde, /number 199/)).toBeVisible()
  await list(sonde).focus()
  await page.keyboard.press('Home')
  await expect(row(sonde, /Connecting$/)).toBeVisible()
  say('late', 'later')
  await page.getByRole('button', { name: '2 new' }).click()
  await expect(row(sonde, /later/)).toBeVisible()
  await page.getByRole('button', { name: 'Pause the list' }).click()
  say('unseen')
  await expect(page.getByRole('button', { name: '1 new' })).toBeVisible()
  await expect(row(sonde, /unseen/)).toBeHidden()
  await page.getByRole('button', { name: 'Go on with the list' }).click()
  await expect(row(sonde, /unseen/)).toBeVisible()
})

test('who goes up by keys stays there, in the list, and a filter is left with Escape', async ({ sonde }) => {
  const { page } = sonde
  await connect(sonde)
  say('one', 'two', 'three')
  await expect(row(sonde, /three/)).toBeVisible()
  await list(sonde).focus()
  await page.keyboard.press('ArrowUp')
  await expect(row(sonde, /three/)).toHaveAttribute('aria-selected', 'true')
  await expect(message(sonde)).toBeVisible()
  say('late', 'later')
  await expect(page.getByRole('button', { name: '2 new' })).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await expect(row(sonde, /two/)).toHaveAttribute('aria-selected', 'true')
  await expect(list(sonde)).toBeFocused()

  const filter = page.getByRole('textbox', { name: 'Filter', exact: true })
  await filter.fill('two')
  await expect(list(sonde).getByRole('option')).toHaveCount(1)
  await filter.press('Escape')
  await expect(filter).toHaveValue('')
  await expect(row(sonde, /three/)).toBeVisible()
})

test('what a menu gives the focus back to shows no tooltip', async ({ sonde }) => {
  const { page } = sonde
  await connect(sonde)
  const button = page.getByRole('button', { name: 'More for this session' })
  const name = page.getByText('More for this session', { exact: true })
  await button.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Replay a session…' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()
  await expect(name).toBeHidden()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await expect(button).toBeFocused()
  await expect(name).toBeVisible()
})

test('a session is exported, opened again after a restart, and replayed', async ({ app, sonde, shell }) => {
  await connect(sonde)
  await send(sonde, 'json', '{"op": "subscribe"}')
  await expect(row(sonde, / Received Text /)).toBeVisible()
  const file = await savedBy(app, shell, () => choose(sonde, 'Export as NDJSON…'))
  const records = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(records).toContainEqual(expect.objectContaining({ direction: 'sent', text: '{"op": "subscribe"}' }))
  await sonde.page.getByRole('button', { name: 'Disconnect' }).click()
  await expect(session(sonde)).toContainText('1000 normal closure')

  await app.restart()
  await sonde.runCommand('History')
  const history = sonde.page.getByRole('region', { name: 'History' })
  await history.getByRole('button', { name: /^WS \/feed .*1000/ }).click()
  await row(sonde, / Received Text /).click()
  await expect(message(sonde)).toContainText('"op"')

  await sonde.page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(session(sonde).getByRole('status').filter({ hasText: 'Open' })).toBeVisible()
  await choose(sonde, 'Replay a session…')
  const dialog = sonde.page.getByRole('dialog', { name: 'Replay a session' })
  await dialog.getByRole('radio', { name: 'No pauses' }).click()
  await dialog.getByRole('button', { name: 'Replay', exact: true }).click()
  await expect(sonde.page.getByText('Sent 1 of 1 message again.')).toBeVisible()
  await expect(row(sonde, / Sent Text /)).toBeVisible()
})

async function choose(sonde: SondePage, action: string): Promise<void> {
  await sonde.page.getByRole('button', { name: 'More for this session' }).click()
  await sonde.page.getByRole('menuitem', { name: action, exact: true }).click()
}

test('a file of messages is imported and opens as a session', async ({ sonde }) => {
  const choosing = sonde.page.waitForEvent('filechooser')
  await sonde.runCommand('Import a session of messages')
  const lines = [
    { seq: 0, lane: 0, atMs: 1, direction: 'sent', opcode: 'text', size: 3, text: 'one' },
    { seq: 1, lane: 0, atMs: 2, direction: 'received', opcode: 'text', size: 3, text: 'two' }
  ]
  await (await choosing).setFiles({
    name: 'session.ndjson',
    mimeType: '',
    buffer: Buffer.from(lines.map(line => JSON.stringify(line)).join('\n'))
  })
  await expect(row(sonde, / Received Text two 3 B$/)).toBeVisible()
})
