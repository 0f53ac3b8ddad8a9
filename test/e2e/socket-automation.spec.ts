import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { echo, type SocketServer, startWebSocketServer } from '../fixtures/servers/web-socket-server.ts'
import { findAccessibilityProblems } from './axe.ts'
import { writeCollection } from './collections.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

let server: SocketServer

test.beforeEach(async () => {
  server = await startWebSocketServer(echo)
})

test.afterEach(() => server[Symbol.asyncDispose]())

const entry = (sonde: SondePage, name: string) => sonde.page.getByRole('listitem', { name, exact: true })
const field = (sonde: SondePage, name: string) => sonde.page.getByRole('textbox', { name, exact: true })
const messages = (sonde: SondePage) => sonde.page.getByRole('listbox', { name: 'Messages' })
const row = (sonde: SondePage, name: string | RegExp) => messages(sonde).getByRole('option', { name })

async function use(sonde: SondePage, called: string): Promise<void> {
  await sonde.page.getByRole('switch', { name: `Use ${called}` }).click()
}

async function openAutomation(sonde: SondePage): Promise<void> {
  await sonde.url.fill(`ws://127.0.0.1:${server.port}/feed`)
  await sonde.section('Request', 'Automation').click()
}

async function connect(sonde: SondePage): Promise<void> {
  await sonde.page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(sonde.page.getByRole('status').filter({ hasText: /^Open$/ })).toBeVisible()
}

async function say(sonde: SondePage, text: string): Promise<void> {
  for (const client of server.clients) client.send(text)
  await expect(row(sonde, `Received Text ${text}`).last()).toBeVisible()
}

/** A collection with one WebSocket request, which has a message. */
function writeLive(parent: string): Promise<string> {
  return writeCollection(parent, 'Shop', {
    'live.yml': `info:
  name: Live
  type: websocket
  seq: 1

websocket:
  url: ws://127.0.0.1:${server.port}/feed
  message:
    - title: Hello
      message:
        type: text
        data: hello
    - title: "ab\\u202Etxt.exe"
      message:
        type: text
        data: other
`
  })
}

/** What sonde.json says that the request sends by itself. */
async function writeTimer(folder: string, timer: object): Promise<void> {
  const items = { 'live.yml': { automation: { timed: [timer], answers: [] } } }
  await writeFile(path.join(folder, 'sonde.json'), JSON.stringify({ items }))
}

test('a timer sends again and again until it is switched off, and after a reconnect', async ({ sonde }) => {
  const { page } = sonde
  await openAutomation(sonde)
  await page.getByRole('button', { name: 'Add timer' }).click()
  await expect(field(sonde, 'Message of timer 1')).toBeFocused()
  await page.keyboard.insertText('tick')
  await field(sonde, 'How often timer 1 sends').fill('50ms')
  await connect(sonde)
  await expect(row(sonde, /Sent Text tick/)).toHaveCount(0)
  await use(sonde, 'timer 1')
  await expect(row(sonde, /Sent Text tick/).nth(2)).toBeVisible()
  await expect(entry(sonde, 'Timer 1')).toContainText(/[1-9]\d* sent/)
  await expect(sonde.section('Request', 'Automation')).toContainText('1')
  await page.getByRole('button', { name: 'Disconnect' }).click()
  await connect(sonde)
  await expect(entry(sonde, 'Timer 1')).toContainText(/[1-9]\d* sent/)

  await page.getByRole('button', { name: 'Pause all' }).click()
  await expect(page.getByText('Paused: nothing is sent by itself')).toBeVisible()
  for (const text of ['one', 'two', 'three']) await say(sonde, text)
  // What was on its way came before these.
  const texts = await messages(sonde).getByRole('option').allTextContents()
  expect(texts.slice(-2).join()).not.toContain('tick')
  await page.getByRole('button', { name: 'Resume' }).click()
  await expect(page.getByText('Running: 1 timer')).toBeVisible()
})

test('a rule answers what matches and nothing else, as it reads at that moment', async ({ sonde }) => {
  const { page } = sonde
  await openAutomation(sonde)
  await connect(sonde)
  await page.getByRole('button', { name: 'Add rule' }).click()
  await expect(field(sonde, 'Text that rule 1 waits for')).toBeFocused()
  await page.keyboard.insertText('ask')
  await field(sonde, 'Message of rule 1').fill('first')
  await page.getByRole('button', { name: 'Add rule' }).click()
  await page.getByRole('button', { name: 'More conditions for rule 2' }).click()
  await entry(sonde, 'Rule 2').getByRole('textbox', { name: 'JSONPath' }).fill('$[?@.n > 1]')
  await field(sonde, 'Message of rule 2').fill('second')
  await use(sonde, 'rule 1')
  await use(sonde, 'rule 2')
  await expect(page.getByText('Running: 2 rules')).toBeVisible()
  await expect(async () => {
    await say(sonde, '[{"n":2,"ask":1}]')
    await expect(row(sonde, /Sent Text first/).first()).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(entry(sonde, 'Rule 2')).toContainText('0 sent')
  await say(sonde, 'nothing')
  await page.getByRole('button', { name: 'More for rule 2' }).click()
  await page.getByRole('menuitem', { name: 'Move up' }).click()
  await expect(field(sonde, 'Message of rule 1')).toHaveValue('second')
  await expect(page.getByRole('button', { name: 'More for rule 1' })).toBeFocused()
  await expect(async () => {
    await say(sonde, '[{"n":3,"ask":1}]')
    await expect(entry(sonde, 'Rule 1')).toContainText(/[1-9]\d* sent/, { timeout: 1000 })
  }).toPass()
  expect(await findAccessibilityProblems(page)).toEqual([])
})

test('what is wrong is told at its row, before and while it is connected', async ({ sonde }) => {
  const { page } = sonde
  await openAutomation(sonde)
  await page.getByRole('button', { name: 'Add rule' }).click()
  const query = field(sonde, 'Text that rule 1 waits for')
  await query.fill('(')
  await entry(sonde, 'Rule 1').getByRole('button', { name: 'Regular expression' }).click()
  await expect(entry(sonde, 'Rule 1')).toContainText('This is no regular expression')
  await use(sonde, 'rule 1')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByText('Nothing was sent')).toBeVisible()
  await expect(query).toBeFocused()
  expect(server.requests).toEqual([])

  await query.fill('.')
  await connect(sonde)
  await page.getByRole('button', { name: 'More conditions for rule 1' }).click()
  await entry(sonde, 'Rule 1').getByRole('textbox', { name: 'JSONPath' }).fill('$[')
  await expect(entry(sonde, 'Rule 1')).toContainText('This is no JSONPath')
  await expect(sonde.section('Request', 'Automation')).toContainText('1 problem')
  // It keeps nothing else from being changed.
  await page.getByRole('button', { name: 'Add timer' }).click()
  await field(sonde, 'How often timer 1 sends').fill('50ms')
  await use(sonde, 'timer 1')
  await expect(entry(sonde, 'Timer 1')).toContainText(/[1-9]\d* sent/)
  await use(sonde, 'timer 1')
  await say(sonde, 'unanswered')
  await expect(entry(sonde, 'Rule 1')).not.toContainText(/[1-9]\d* sent/)
})

test('what could not be sent by itself is told at its row', async ({ sonde }) => {
  const { page } = sonde
  await openAutomation(sonde)
  await page.getByRole('button', { name: 'Add rule' }).click()
  await field(sonde, 'Message of rule 1').fill('again')
  await use(sonde, 'rule 1')
  await connect(sonde)
  // Each of these goes round, since the server says the same.
  for (const client of server.clients) for (let n = 0; n < 150; n++) client.send('begin')
  await expect(entry(sonde, 'Rule 1')).toContainText('Rules answer at most 100 times a second')
  await expect(sonde.section('Request', 'Automation')).toContainText('1 problem')
  await page.getByRole('button', { name: 'Pause all' }).click()
  await expect(entry(sonde, 'Rule 1')).not.toContainText('at most')
})

test('it is kept with the request, and told before one connects', async ({ app, sonde }) => {
  const { page } = sonde
  const folder = await writeLive(app.files)
  await sonde.openCollection(folder)
  await sonde.openRow('WS Live')
  await sonde.section('Request', 'Automation').click()
  await page.getByRole('button', { name: 'Add timer' }).click()
  await expect(page.getByRole('combobox', { name: 'What timer 1 sends' })).toBeFocused()
  await field(sonde, 'How often timer 1 sends').fill('2m')
  await use(sonde, 'timer 1')
  await sonde.section('Request', 'Messages').click()
  await field(sonde, 'Name of this message').fill('Greeting')
  await page.keyboard.press('ControlOrMeta+s')
  const kept = async () =>
    JSON.parse(await readFile(path.join(folder, 'sonde.json'), 'utf8').catch(() => '{}')).items?.['live.yml']
  const timer = { saved: 'Greeting', message: { kind: 'text', data: '' }, everyMs: 120_000, enabled: true }
  await expect.poll(kept).toEqual({ automation: { timed: [timer], answers: [] } })
  expect(await readFile(path.join(folder, 'live.yml'), 'utf8')).not.toContain('everyMs')

  await sonde.closeTab(/^WS Live$/)
  await writeTimer(folder, { ...timer, later: 1, everyMs: 60_000 })
  await expect(async () => {
    await sonde.openRow('WS Live')
    await sonde.section('Request', 'Automation').click()
    await expect(field(sonde, 'How often timer 1 sends')).toHaveValue('1m', { timeout: 1000 })
  }).toPass()
  await expect(page.getByText('Starts with the connection: 1 timer')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Connect', exact: true })).toHaveAccessibleDescription(
    'By itself then: 1 timer'
  )
  expect(await findAccessibilityProblems(page)).toEqual([])
  expect(server.requests).toEqual([])
})

test('a duration that is none stays with its timer, and no message is named as another one', async ({
  sonde
}) => {
  const { page } = sonde
  await openAutomation(sonde)
  for (const n of [1, 2, 3]) {
    await page.getByRole('button', { name: 'Add timer' }).click()
    await field(sonde, `Message of timer ${n}`).fill(`m${n}`)
  }
  await field(sonde, 'How often timer 1 sends').fill('soon')
  await field(sonde, 'How often timer 3 sends').fill('later')
  await page.getByRole('button', { name: 'More for timer 1' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(field(sonde, 'Message of timer 1')).toHaveValue('m2')
  await expect(field(sonde, 'How often timer 1 sends')).toHaveValue('5s')
  await expect(field(sonde, 'How often timer 2 sends')).toHaveValue('later')

  await sonde.section('Request', 'Messages').click()
  const name = field(sonde, 'Name of this message')
  await name.fill('Hi')
  await page.getByRole('button', { name: 'Add a message' }).click()
  await name.fill('Hi')
  await expect(name).toHaveAccessibleDescription(/Another message is called so/)
  expect(await findAccessibilityProblems(page)).toEqual([])
  await page.keyboard.press('End')
  await page.keyboard.insertText('gh')
  await expect(name).toHaveValue('High')
  await expect(name).toHaveAccessibleDescription('')
  await name.fill('Hi')
  await page.getByRole('button', { name: 'Sent messages', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Sent messages' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(name).toHaveValue('High')
})

test('what a file brings while it is connected is not sent before one connects again', async ({
  app,
  sonde
}) => {
  const { page } = sonde
  const folder = await writeLive(app.files)
  await sonde.openCollection(folder)
  await sonde.openRow('WS Live')
  await sonde.section('Request', 'Automation').click()
  await connect(sonde)
  await writeTimer(folder, {
    saved: 'Hello',
    message: { kind: 'text', data: '' },
    everyMs: 50,
    enabled: true
  })
  const held = page.getByText('Changed in its file: in effect the next time you connect')
  await expect(held).toBeVisible()
  await sonde.section('Request', 'Messages').click()
  await page.getByRole('combobox', { name: 'Message', exact: true }).click()
  await page.getByRole('option', { name: 'ab\\u202etxt.exe' }).click()
  await page.getByRole('textbox', { name: 'Message', exact: true }).focus()
  await page.keyboard.insertText('typed')
  await field(sonde, 'Name of this message').fill('Renamed')
  await sonde.section('Request', 'Automation').click()
  await expect(held).toBeVisible()
  for (const text of ['one', 'two', 'three']) await say(sonde, text)
  await expect(row(sonde, 'Sent Text hello')).toHaveCount(0)
  await page.getByRole('button', { name: 'Disconnect' }).click()
  await connect(sonde)
  await expect(row(sonde, 'Sent Text hello').first()).toBeVisible()
  await expect(page.getByText('Running: 1 timer')).toBeVisible()
})
