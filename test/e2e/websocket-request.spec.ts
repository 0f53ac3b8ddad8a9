import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { findAccessibilityProblems } from './axe.ts'
import { readFiles, writeCollection } from './collections.ts'
import { expect, test } from './fixtures.ts'
import { paste } from './paste.ts'
import type { SondePage } from './sonde-page.ts'

const FILE = `info:
  name: Live   # the feed
  type: websocket
  seq: 1

websocket:
  url: wss://live.test/feed?since=1
  message:
    - title: Hello
      selected: true
      message:
        type: json
        data: '{"op": "hello"}'
    - title: Bytes
      message:
        type: binary
        data: AAE=
  auth: inherit

settings:
  timeout: 0
  keepAliveInterval: 15000
`

test('a WebSocket request of a file is edited and saved, and all else in the file stays', async ({
  app,
  sonde
}) => {
  const folder = await writeCollection(app.files, 'Shop', { 'live.yml': FILE })
  await sonde.openCollection(folder)
  await sonde.openRow('WS Live')
  await expect(sonde.tab(/^WS Live$/)).toHaveAttribute('aria-selected', 'true')
  await expect(sonde.url).toHaveValue('wss://live.test/feed?since=1')
  await expect(sonde.method).toBeHidden()
  await expect(sonde.page.getByRole('button', { name: 'Connect', exact: true })).toBeVisible()
  for (const name of ['Body', 'Tests']) await expect(sonde.section('Request', name)).toBeHidden()

  await expect(kind(sonde)).toHaveValue('json')
  await sonde.page.getByRole('button', { name: 'Format' }).click()
  await choose(sonde, 'Bytes')
  await expect(kind(sonde)).toHaveValue('binary')
  await expect(sonde.page.getByText('Binary, 2 B')).toBeVisible()
  await kind(sonde).selectOption('hex')
  await write(sonde, 'de ad b')
  await expect(sonde.page.getByText('Not hex at character 7: a byte has two digits.')).toBeVisible()
  await write(sonde, 'de ad be ef')
  await expect(sonde.page.getByText('Binary, 4 B')).toBeVisible()

  await sonde.section('Request', 'Settings').click()
  await expect(sonde.page.getByRole('textbox', { name: 'Ping every' })).toHaveValue('15000')
  await sonde.page.getByRole('textbox', { name: 'Ping every' }).fill('20000')
  await sonde.page.getByRole('switch', { name: 'Connect again' }).click()
  await sonde.page.getByRole('textbox', { name: 'Codes' }).fill('1006 4000')
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await expect(sonde.tab(/^WS Live$/)).toBeVisible()

  const edited = FILE.replace('15000', '20000')
    .replace(`data: '{"op": "hello"}'`, 'data: |-\n          {\n            "op": "hello"\n          }')
    .replace('selected: true', 'selected: false')
    .replace('data: AAE=', 'data: 3q2+7w==\n      selected: true')
  await expect.poll(async () => (await readFiles(folder))['live.yml']).toBe(edited)
  expect(JSON.parse(await readFile(path.join(folder, 'sonde.json'), 'utf8')).items['live.yml']).toEqual({
    hexMessages: ['de ad be ef'],
    socket: { reconnect: { codes: [1006, 4000], enabled: true } }
  })

  await sonde.closeTab(/^WS Live$/)
  await sonde.row('WS Live').click()
  await expect(kind(sonde)).toHaveValue('hex')
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
})

test('what is typed over a message takes its place, without signs that nobody typed', async ({ sonde }) => {
  const { keyboard } = sonde.page
  await sonde.url.fill('ws://live.test/')
  for (const [of, typed, size] of [
    ['text', '{"op":"x"}', 'Text, 10 B'],
    ['text', '(a', 'Text, 2 B'],
    ['json', '{"op":"x"}', 'Text, 10 B'],
    ['xml', '<a b="c"/>', 'Text, 10 B'],
    ['xml', '<', 'Text, 1 B']
  ] as const) {
    await kind(sonde).selectOption(of)
    await write(sonde, 'before')
    await expect(sonde.page.getByText('Text, 6 B')).toBeVisible()
    await keyboard.press('ControlOrMeta+a')
    await keyboard.type(typed)
    await expect(sonde.page.getByText(size, { exact: true })).toBeVisible()
  }
})

test('a message of JSON that is none is marked', async ({ sonde }) => {
  const doubt = sonde.page.getByText('Not valid JSON: it is sent as it is.')
  await sonde.url.fill('ws://live.test/')
  await kind(sonde).selectOption('json')
  await expect(doubt).toBeHidden()
  await write(sonde, 'hello 2')
  await expect(doubt).toBeVisible()
  await write(sonde, '{"n": 2} // with a comment')
  await expect(doubt).toBeHidden()
  await kind(sonde).selectOption('text')
  await write(sonde, 'hello 2')
  await expect(sonde.page.getByText('Text, 7 B')).toBeVisible()
  await expect(doubt).toBeHidden()
})

test('subprotocols are offered in the settings, as a header', async ({ sonde }) => {
  await sonde.url.fill('ws://live.test/')
  await sonde.section('Request', 'Settings').click()
  const offered = sonde.page.getByRole('textbox', { name: 'Subprotocols' })
  await offered.fill('mqtt, a/b')
  await expect(offered).toHaveAccessibleDescription(/cannot contain “\/”/)
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  await offered.fill('mqtt, wamp.2.json')
  await sonde.section('Request', 'Headers').click()
  await expect(sonde.cell('Header', 1, 'name')).toHaveValue('Sec-WebSocket-Protocol')
  await expect(sonde.cell('Header', 1, 'value')).toHaveValue('mqtt, wamp.2.json')
  await sonde.cell('Header', 1, 'value').fill('ocpp1.6')
  await sonde.section('Request', 'Settings').click()
  await expect(offered).toHaveValue('ocpp1.6')
  await offered.fill('')
  await sonde.section('Request', 'Headers').click()
  await expect(sonde.cell('Header', 1, 'name')).toHaveValue('')
})

test('messages are named, added, copied, moved and deleted', async ({ app, sonde }) => {
  const folder = await writeCollection(app.files, 'Shop', {})
  await sonde.openCollection(folder)
  await sonde.choose(sonde.row('Shop'), 'New WebSocket request')
  await sonde.page.getByRole('textbox', { name: 'Name', exact: true }).fill('Live')
  await sonde.page.keyboard.press('Enter')
  await expect(sonde.tab(/^WS Live$/)).toBeVisible()
  await sonde.url.fill('ws://live.test/')
  await write(sonde, 'one')
  const name = sonde.page.getByRole('textbox', { name: 'Name of this message' })
  await name.fill('First')
  await sonde.page.getByRole('button', { name: 'Add a message' }).click()
  await expect(name).toHaveValue('Message 2')
  await write(sonde, 'two')
  await more(sonde, 'Move up')
  await more(sonde, 'Duplicate')
  await expect(name).toHaveValue('Message 2 copy')
  await choose(sonde, 'First')
  await expect(name).toHaveValue('First')
  await expect(sonde.page.getByRole('menu')).toHaveCount(0)
  await more(sonde, 'Delete')
  await expect(name).toHaveValue('Message 2 copy')
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await expect
    .poll(async () => (await readFiles(folder))['Live.yml'])
    .toContain(
      `  message:
    - title: Message 2
      message:
        type: text
        data: two
    - title: Message 2 copy
      selected: true
      message:
        type: text
        data: two
`
    )
})

test('a URL of a WebSocket makes its request one, and one of HTTP makes it that again', async ({ sonde }) => {
  await sonde.url.fill('http://host.test/feed?a=1')
  await sonde.section('Request', 'Body').click()
  await sonde.chooseBody('json')
  await sonde.url.fill('')
  await sonde.url.pressSequentially('ws://host.test/feed?a=1')
  await expect(sonde.url).toHaveValue('ws://host.test/feed?a=1')
  await expect(sonde.url).toBeFocused()
  await expect(sonde.tab(/^WS /)).toBeVisible()
  await expect(sonde.section('Request', 'Messages')).toHaveAttribute('aria-selected', 'true')
  await sonde.section('Request', 'Headers').click()
  const added = sonde.page.getByRole('table', { name: 'Added by Sonde' })
  for (const [header, value] of [
    ['upgrade websocket', 'websocket'],
    ['Sec-WebSocket-Version', '13'],
    ['Sec-WebSocket-Key', 'made for each connection']
  ] as const)
    await expect(added.getByRole('row', { name: header })).toContainText(value)
  await sonde.section('Request', 'Params').click()
  await expect(sonde.cell('Parameter', 1, 'value')).toHaveValue('1')

  await sonde.url.fill('https://host.test/feed?a=1')
  await expect(sonde.tab(/^GET /)).toBeVisible()
  await sonde.section('Request', 'Body').click()
  await expect(sonde.page.getByRole('combobox', { name: 'Body kind' })).toHaveValue('json')
})

test('a URL of a WebSocket in the file of an HTTP request is opened beside it', async ({ app, sonde }) => {
  const folder = await writeCollection(app.files, 'Shop', { 'health.yml': { name: 'Health' } })
  await sonde.openCollection(folder)
  await sonde.openRow('GET Health')
  await expect(sonde.tab(/Health/)).toHaveAttribute('aria-selected', 'true')
  await sonde.url.fill('wss://host.test/feed')
  await sonde.page.getByRole('button', { name: 'Open as a WebSocket request' }).click()
  await expect(sonde.tab(/^WS /)).toHaveAttribute('aria-selected', 'true')
  await expect(sonde.url).toHaveValue('wss://host.test/feed')
  await expect(sonde.tab(/^GET Health unsaved/)).toBeVisible()

  await sonde.page.keyboard.press('ControlOrMeta+s')
  const dialog = sonde.page.getByRole('dialog', { name: 'Save request' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Feed')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(sonde.row('WS Feed')).toBeVisible()
  expect((await readFiles(folder))['Feed.yml']).toContain('websocket:\n  url: wss://host.test/feed\n')

  await sonde.runCommand('Search everything')
  const search = sonde.page.getByRole('dialog', { name: 'Search everything' })
  await search.getByRole('combobox').fill('host.test/feed')
  await expect(search.getByRole('option', { name: /^WS Feed/ })).toBeVisible()
})

test('a URL opens as a request wherever it is pasted', async ({ sonde }) => {
  await paste(sonde.page.getByRole('tab', { name: /^Headers/ }), ' wss://one.test/feed\n')
  await expect(sonde.url).toHaveValue('wss://one.test/feed')
  await paste(sonde.page.getByRole('tab', { name: /^Messages/ }), 'ws://two.test/feed')
  await expect(sonde.tabs).toHaveCount(2)
  await expect(sonde.url).toHaveValue('ws://two.test/feed')

  await sonde.page.keyboard.press('ControlOrMeta+k')
  const palette = sonde.page.getByRole('dialog', { name: 'Search or run a command' })
  await palette.getByRole('combobox').fill('wss://three.test')
  await palette.getByRole('option', { name: 'New WebSocket request: wss://three.test' }).click()
  await expect(sonde.tabs).toHaveCount(3)
  await expect(sonde.tab(/^WS three.test/)).toHaveAttribute('aria-selected', 'true')
})

function kind(sonde: SondePage) {
  return sonde.page.getByRole('combobox', { name: 'Message kind' })
}

async function write(sonde: SondePage, text: string): Promise<void> {
  const editor = sonde.page.getByRole('textbox', { name: 'Message', exact: true })
  await editor.focus()
  await sonde.page.keyboard.press('ControlOrMeta+a')
  await sonde.page.keyboard.insertText(text)
}

async function choose(sonde: SondePage, title: string): Promise<void> {
  await sonde.page.getByRole('combobox', { name: 'Message', exact: true }).click()
  await sonde.page.getByRole('option', { name: title, exact: true }).click()
}

async function more(sonde: SondePage, action: string): Promise<void> {
  await sonde.page.getByRole('button', { name: 'More for this message' }).click()
  await sonde.page.getByRole('menuitem', { name: action }).click()
}
