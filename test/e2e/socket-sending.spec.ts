import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locator } from '@playwright/test'
import type { WebSocket } from 'ws'
import { type SocketServer, startWebSocketServer } from '../fixtures/servers/web-socket-server.ts'
import { findAccessibilityProblems } from './axe.ts'
import { writeCollection } from './collections.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

/** What the server was told. */
interface Heard {
  messages: { text: string | undefined; digest: string }[]
  pings: string[]
  closes: { code: number; reason: string }[]
}

let server: SocketServer
let heard: Heard

test.beforeEach(async () => {
  heard = { messages: [], pings: [], closes: [] }
  server = await startWebSocketServer(listen, { maxPayload: 300 * 1024 * 1024 })
})

test.afterEach(() => server[Symbol.asyncDispose]())

function listen(socket: WebSocket): void {
  socket.on('message', (data: Buffer, isBinary) =>
    heard.messages.push({ text: isBinary ? undefined : data.toString(), digest: digestOf(data) })
  )
  socket.on('ping', data => heard.pings.push(data.toString()))
  socket.on('close', (code, reason) => heard.closes.push({ code, reason: reason.toString() }))
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

const session = (sonde: SondePage) => sonde.page.getByRole('region', { name: 'Session', exact: true })
const row = (sonde: SondePage, name: string | RegExp) =>
  session(sonde).getByRole('listbox', { name: 'Messages' }).getByRole('option', { name })
const composer = (sonde: SondePage) => sonde.page.getByRole('textbox', { name: 'Message', exact: true })
const texts = () => heard.messages.map(({ text }) => text)

async function connect(sonde: SondePage, port = server.port): Promise<void> {
  await sonde.url.fill(`ws://127.0.0.1:${port}/feed`)
  await sonde.page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(row(sonde, /Connected · status 101/)).toBeVisible()
}

async function type(sonde: SondePage, data: string): Promise<void> {
  await composer(sonde).focus()
  await sonde.page.keyboard.press('ControlOrMeta+a')
  await sonde.page.keyboard.insertText(data)
}

async function send(sonde: SondePage, data: string): Promise<void> {
  await type(sonde, data)
  await sonde.page.keyboard.press('ControlOrMeta+Enter')
  await expect.poll(() => texts().at(-1)).toBe(data)
}

async function chooseFile(sonde: SondePage, file: string) {
  const choosing = sonde.page.waitForEvent('filechooser')
  await sonde.page.getByRole('button', { name: 'Send a file…' }).click()
  await (await choosing).setFiles(file)
  return sonde.page.getByRole('dialog', { name: 'Send a file' })
}

test('a file is sent as a binary message, or as a text', async ({ app, sonde }) => {
  const bytes = randomBytes(3 * 1024 * 1024 + 1)
  const binary = path.join(app.files, 'picture.bin')
  const text = path.join(app.files, 'note.txt')
  await writeFile(binary, bytes)
  await writeFile(text, '{{name}} stays as it is: ä')
  await connect(sonde)

  let dialog = await chooseFile(sonde, binary)
  await expect(dialog).toContainText('picture.bin')
  await expect(dialog.getByRole('radio', { name: 'Binary message' })).toBeChecked()
  await dialog.getByRole('button', { name: 'Send the file' }).click()
  await expect.poll(() => heard.messages).toEqual([{ text: undefined, digest: digestOf(bytes) }])
  await expect(row(sonde, / Sent Binary .* 3\.0 MiB$/)).toBeVisible()

  dialog = await chooseFile(sonde, text)
  await expect(dialog.getByRole('radio', { name: 'Text message' })).toBeChecked()
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  await dialog.getByRole('button', { name: 'Send the file' }).press('Enter')
  await expect.poll(() => texts().at(-1)).toBe('{{name}} stays as it is: ä')

  dialog = await chooseFile(sonde, binary)
  await dialog.getByRole('radio', { name: 'Text message' }).click()
  await dialog.getByRole('button', { name: 'Send the file' }).click()
  const notices = sonde.page.getByRole('region', { name: 'Notices' })
  await expect(notices.getByText('picture.bin was not sent')).toBeVisible()
  await expect(notices.getByText(/A text has to be valid UTF-8/)).toBeVisible()
})

test('a file that is dropped on the composer or the session is sent, and a session is imported', async ({
  sonde
}) => {
  const drop = async (place: Locator, text: string, name: string) => {
    const dataTransfer = await sonde.page.evaluateHandle(
      ([text, name]) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([text], name))
        return transfer
      },
      [text, name] as const
    )
    await place.dispatchEvent('dragover', { dataTransfer })
    await expect(sonde.page.getByText('Drop a file to send it as a message')).toBeVisible()
    await place.dispatchEvent('drop', { dataTransfer })
  }
  await connect(sonde)
  for (const place of [composer(sonde), row(sonde, /Connected/)]) {
    await drop(place, 'dropped', 'dropped.txt')
    const dialog = sonde.page.getByRole('dialog', { name: 'Send a file' })
    await expect(dialog.getByRole('radio', { name: 'Text message' })).toBeChecked()
    await dialog.getByRole('button', { name: 'Send the file' }).click()
  }
  await expect.poll(texts).toEqual(['dropped', 'dropped'])

  const message = { seq: 0, lane: 0, atMs: 1, direction: 'sent', opcode: 'text', size: 8, text: 'imported' }
  await drop(row(sonde, /Connected/), JSON.stringify(message), 'session.ndjson')
  await expect(row(sonde, / Sent Text imported 8 B$/)).toBeVisible()
})

test('what was sent is brought back by keys, sent again from a list, and there after a restart', async ({
  app,
  sonde
}) => {
  const older = process.platform === 'darwin' ? 'Control+Alt+ArrowUp' : 'Alt+ArrowUp'
  const newer = older.replace('Up', 'Down')
  const dialog = () => sonde.page.getByRole('dialog', { name: 'Sent messages' })
  const list = () => dialog().getByRole('list', { name: 'Sent messages' })
  const open = () => sonde.page.getByRole('button', { name: 'Sent messages', exact: true }).click()
  const press = (key: string) => sonde.page.keyboard.press(key)
  await connect(sonde)
  await open()
  await expect(dialog()).toContainText('Nothing was sent by hand yet')
  await press('Escape')

  for (const data of ['one', 'two', 'three']) await send(sonde, data)
  await type(sonde, 'not sent')
  for (const data of ['three', 'two', 'one']) {
    await press(older)
    await expect(composer(sonde)).toHaveValue(data)
  }
  await press('ControlOrMeta+Enter')
  await expect.poll(texts).toEqual(['one', 'two', 'three', 'one'])
  await type(sonde, 'not sent')
  await press(older)
  await expect(composer(sonde)).toHaveValue('one')
  await press(newer)
  await expect(composer(sonde)).toHaveValue('not sent')
  await press(older)
  await press(older)
  await expect(composer(sonde)).toHaveValue('three')
  for (const data of ['one', 'not sent']) {
    await press('ControlOrMeta+z')
    await expect(composer(sonde)).toHaveValue(data)
  }

  await app.restart()
  await sonde.page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(row(sonde, /Connected · status 101/)).toBeVisible()
  await open()
  await expect(list().getByRole('listitem')).toHaveText([/one/, /three/, /two/])
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  const search = dialog().getByRole('textbox', { name: 'Search sent messages' })
  await expect(search).toBeFocused()
  await press('ArrowDown')
  await press('ArrowDown')
  await expect(list().getByRole('button', { name: /three/ })).toBeFocused()
  await press('ArrowUp')
  await press('ArrowUp')
  await expect(search).toBeFocused()
  await search.fill('TWO')
  await list().getByRole('button', { name: 'Send again' }).click()
  await expect.poll(() => texts().at(-1)).toBe('two')

  await open()
  await list().getByRole('button', { name: /three/ }).press('ControlOrMeta+Enter')
  await expect.poll(() => texts().at(-1)).toBe('three')
  await open()
  await list().getByRole('button', { name: /two/ }).press('Enter')
  await expect(composer(sonde)).toBeFocused()
  await expect(composer(sonde)).toHaveValue('two')
  await expect(sonde.page.getByRole('combobox', { name: 'Message', exact: true })).toHaveText('2 of 2')
})

test('Enter in the URL connects to where it goes by now, and sends nothing', async ({ sonde }) => {
  const { page } = sonde
  const next = await startWebSocketServer(listen)
  try {
    await connect(sonde)
    await type(sonde, 'for the next server')
    await sonde.url.press('Enter')
    await sonde.url.fill(`ws://127.0.0.1:${next.port}/other`)
    await page.keyboard.press('Enter')
    await expect.poll(() => next.clients.size).toBe(1)
    await expect(page.getByRole('status').filter({ hasText: /^Open$/ })).toBeVisible()
    await expect.poll(() => heard.closes).toEqual([{ code: 1000, reason: '' }])
    await sonde.url.fill(`ws://127.0.0.1:${server.port}/feed`)
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect.poll(() => server.clients.size).toBe(1)
    expect(server.requests).toHaveLength(2)
    expect(heard.messages).toEqual([])
    await composer(sonde).focus()
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect.poll(texts).toEqual(['for the next server'])
  } finally {
    await next[Symbol.asyncDispose]()
  }
})

test('what was sent is forgotten where it is stored, also with tabs that were closed', async ({
  app,
  sonde
}) => {
  const { page } = sonde
  const secret = 'correct horse battery staple'
  const folder = await writeCollection(app.files, 'Shop', {
    'live.yml': `info:
  name: Live
  type: websocket
  seq: 1

websocket:
  url: ws://127.0.0.1:${server.port}/feed
`
  })
  /** What is stored of the window, in all its files. */
  const stored = async () => {
    const names = await readdir(app.home, { recursive: true, withFileTypes: true })
    const files = names.filter(each => each.isFile() && /(?:^|\/)windows(?:\/|$)/.test(each.parentPath))
    const read = files.map(each => readFile(path.join(each.parentPath, each.name), 'utf8').catch(() => ''))
    return (await Promise.all(read)).join('\n')
  }
  const open = async () => {
    await sonde.openRow('WS Live')
    await expect(composer(sonde)).toBeVisible()
  }
  await sonde.openCollection(folder)
  await open()
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(row(sonde, /Connected · status 101/)).toBeVisible()
  await send(sonde, secret)
  await type(sonde, 'saved')
  await page.keyboard.press('ControlOrMeta+s')
  await expect.poll(() => readFile(path.join(folder, 'live.yml'), 'utf8')).toContain('saved')
  await sonde.closeTab(/^WS Live$/)
  await open()
  await expect.poll(stored).toContain(secret)
  await page.getByRole('button', { name: 'Sent messages', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Sent messages' })
  await expect(dialog).toContainText('Logs of sessions keep what was sent')
  await dialog.getByRole('button', { name: 'Forget all' }).click()
  await expect(dialog).toContainText('Nothing was sent by hand yet')
  await expect(dialog.getByRole('button', { name: 'Close', exact: true }).last()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect.poll(stored).not.toContain(secret)
})

test('a WebSocket is closed with a code and a reason, and a ping carries a payload', async ({ sonde }) => {
  const { page } = sonde
  const choose = async (action: string) => {
    await page.getByRole('button', { name: 'More for this session' }).click()
    await page.getByRole('menuitem', { name: action, exact: true }).click()
  }
  await connect(sonde)
  await choose('Ping with a payload…')
  await expect(page.getByRole('textbox', { name: 'Payload' })).toBeFocused()
  await page.keyboard.insertText('are you there?')
  await page.getByRole('button', { name: 'Send the ping' }).click()
  await expect.poll(() => heard.pings).toEqual(['are you there?'])
  await expect(row(sonde, / Received Pong .*are you there\?/)).toBeVisible()

  await choose('Close with a code…')
  const dialog = page.getByRole('dialog', { name: 'Close with a code' })
  const close = dialog.getByRole('button', { name: 'Close the WebSocket' })
  const code = dialog.getByRole('textbox', { name: 'Code' })
  await expect(code).toBeFocused()
  await code.fill('1006')
  await expect(code).toHaveAccessibleDescription(/1006 may not be sent/)
  await expect(close).toBeDisabled()
  await code.fill('4001')
  await expect(code).toHaveAccessibleDescription(/Private code/)
  const reason = dialog.getByRole('textbox', { name: 'Reason' })
  await reason.fill('é'.repeat(62))
  await expect(reason).toHaveAccessibleDescription('The reason has 124 bytes, and 123 fit. 124 of 123 bytes')
  expect(await findAccessibilityProblems(page)).toEqual([])
  await reason.fill('bye')
  await reason.press('Enter')
  await expect.poll(() => heard.closes).toEqual([{ code: 4001, reason: 'bye' }])
  await expect(session(sonde)).toContainText('4001 private code, “bye”, by this side')
})

test('messages that waited for a connection in vain are told of', async ({ sonde }) => {
  const { page } = sonde
  await sonde.url.fill('ws://127.0.0.1')
  await sonde.section('Request', 'Settings').click()
  await page.getByRole('switch', { name: 'Connect again' }).click()
  await page.getByRole('switch', { name: 'Keep messages while down' }).click()
  await connect(sonde)
  await server[Symbol.asyncDispose]()
  await expect(session(sonde).getByRole('button', { name: 'Connect now' })).toBeVisible()
  await sonde.section('Request', 'Messages').click()
  await type(sonde, 'in vain')
  for (const words of ['1 message waits', '2 messages wait']) {
    await page.getByRole('button', { name: 'Send message' }).click()
    await expect(session(sonde).getByTitle('What waits for a connection')).toHaveText(words)
    await expect(session(sonde).getByRole('status').filter({ hasText: words })).toBeAttached()
  }
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(session(sonde).getByTitle('What waits for a connection')).toHaveText(
    '2 messages were not sent'
  )
})
