import { readFile } from 'node:fs/promises'
import { har as validate } from 'har-validator'
import { allowCopying, readCopied } from './clipboard.ts'
import { expect, test } from './fixtures.ts'
import { savedBy } from './saved-file.ts'
import type { SondePage } from './sonde-page.ts'

const history = (sonde: SondePage) => sonde.page.getByRole('region', { name: 'History' })
const entry = (sonde: SondePage, name: RegExp) =>
  history(sonde).getByRole('list', { name: 'Recorded exchanges' }).getByRole('button', { name })
const CHROMIUM = new URL('../fixtures/har/chromium.har', import.meta.url)

test.beforeEach(async ({ sonde }) => {
  await sonde.runCommand('History')
  await expect(history(sonde)).toContainText('Nothing was sent yet')
})

test('a HAR file is imported, what it lacks is told, and its exchanges open like others', async ({
  sonde
}) => {
  const choosing = sonde.page.waitForEvent('filechooser')
  await history(sonde).getByRole('button', { name: 'History actions' }).click()
  await sonde.page.getByRole('menuitem', { name: 'Import HAR…' }).click()
  await (await choosing).setFiles(CHROMIUM.pathname)
  const notice = sonde.page.getByRole('group').filter({ hasText: 'Imported 4 exchanges from chromium.har' })
  await expect(notice).toContainText('Entry 2 was left out: `data:` URLs ask no server.')
  await expect(history(sonde)).toContainText('4 exchanges')
  await entry(sonde, /^GET \/ 200/).click()
  await expect(sonde.url).toHaveValue('https://shop.example.test/')
  await expect(sonde.response).toContainText('200')
  await expect(sonde.phase('tls')).toContainText('30')
  await expect(sonde.response).toContainText('café')
  await entry(sonde, /^GET \/report error/).click()
  await expect(sonde.error).toContainText('net::ERR_ABORTED')
  await entry(sonde, /^WS \/orders .*101/).click()
  await expect(sonde.page.getByRole('listbox', { name: 'Messages' }).getByRole('option')).not.toHaveCount(0)
})

test('a HAR file is dropped onto the window; other files are not taken', async ({ sonde }) => {
  const text = await readFile(CHROMIUM, 'utf8')
  const drop = (name: string) =>
    sonde.page.evaluate(
      ({ name, text }) => {
        const dataTransfer = new DataTransfer()
        dataTransfer.items.add(new File([text], name))
        for (const type of ['dragover', 'drop'])
          document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
      },
      { name, text }
    )
  await drop('notes.txt')
  await expect(
    sonde.page.getByText('Only files that end in .har, .ndjson or .jsonl are imported: not notes.txt.')
  ).toBeVisible()
  await drop('dropped.har')
  await expect(sonde.page.getByText('Imported 4 exchanges from dropped.har')).toBeVisible()
  await expect(entry(sonde, /imported from dropped\.har/)).toHaveCount(4)
})

test('what is no HAR file is refused', async ({ sonde }) => {
  const choosing = sonde.page.waitForEvent('filechooser')
  await sonde.runCommand('Import HAR')
  await (await choosing).setFiles({ name: 'broken.har', mimeType: '', buffer: Buffer.from('{"log": 1}') })
  const notice = sonde.page.getByRole('alert').filter({ hasText: 'broken.har was not imported' })
  await expect(notice).toContainText('This is no HAR file')
})

test('what others record besides HTTP opens like all else, and what is sent while a file comes in is listed', async ({
  sonde,
  target
}) => {
  const entryOf = (url: string, status: number) => ({
    startedDateTime: '2026-01-01T00:00:00Z',
    request: { method: 'GET', url },
    response: { status, statusText: '', headers: [], content: { size: 0, mimeType: '' } },
    timings: { send: 1, wait: 2, receive: 1 }
  })
  const many = Array.from({ length: 3000 }, (_, index) => entryOf(`https://many.test/${index}`, 200))
  const entries = [...many, entryOf('wss://live.test/socket', 101), entryOf('http:///nowhere', 0)]
  const choosing = sonde.page.waitForEvent('filechooser')
  await sonde.runCommand('Import HAR')
  const buffer = Buffer.from(JSON.stringify({ log: { entries } }))
  await (await choosing).setFiles({ name: 'many.har', mimeType: '', buffer })
  await sonde.send(target.url('/json'))
  await expect(entry(sonde, /^GET \/json 200/)).toBeVisible()
  await expect(sonde.page.getByText(/^Imported 3,00\d exchanges from many\.har/)).toBeVisible()
  await entry(sonde, /^GET \/socket 101/).click()
  await expect(sonde.response).toContainText('101')
  await entry(sonde, /^GET \/socket 101/).focus()
  await sonde.page.keyboard.press('ControlOrMeta+a')
  await expect(history(sonde).getByRole('status')).toHaveText(/^3,00\d selected/)
})

test('several exchanges are exported, and imported again with equal timings', async ({
  app,
  shell,
  sonde,
  target
}) => {
  for (const [index, path] of ['/json', '/echo', '/nowhere'].entries()) {
    await sonde.send(target.url(path))
    await expect(history(sonde)).toContainText(index === 0 ? '1 exchange' : `${index + 1} exchanges`)
  }
  await entry(sonde, /^GET \/json/).focus()
  await sonde.page.keyboard.press('Shift+ArrowUp')
  await expect(history(sonde).getByRole('status')).toHaveText('2 selected')
  const file = await savedBy(app, shell, () =>
    history(sonde).getByRole('button', { name: 'Export them as HAR…' }).click()
  )
  await expect(sonde.page.getByText(/^Saved 2 exchanges in/)).toBeVisible()
  const text = await readFile(file, 'utf8')
  const har = await validate(JSON.parse(text))
  expect(JSON.stringify(har)).toContain('hello from the target')

  await history(sonde).getByRole('button', { name: 'Clear selection' }).click()
  const choosing = sonde.page.waitForEvent('filechooser')
  await sonde.runCommand('Import HAR')
  await (await choosing).setFiles({ name: 'again.har', mimeType: '', buffer: Buffer.from(text) })
  await expect(history(sonde)).toContainText('5 exchanges')
  await entry(sonde, /^GET \/json .*again\.har/).click({ modifiers: ['ControlOrMeta'] })
  await entry(sonde, /^GET \/json (?!.*again\.har)/).click({ modifiers: ['ControlOrMeta'] })
  await history(sonde).getByRole('button', { name: 'Compare them' }).click()
  const table = sonde.page.getByRole('table', { name: 'Phases compared' })
  await expect(table.getByRole('row', { name: /^Total .* the same$/ })).toBeVisible()
  await expect(table.getByRole('row', { name: /[+−]/ })).toHaveCount(0)
})

test('what is not in the history is not exported, and why is said', async ({ app, shell, sonde, target }) => {
  await sonde.send(target.url('/json'))
  await expect(history(sonde)).toContainText('1 exchange')
  const file = await savedBy(app, shell, async () => {
    await sonde.response.getByRole('button', { name: 'Exchange actions' }).click()
    await sonde.page.getByRole('menuitem', { name: 'Export as HAR…' }).click()
  })
  await validate(JSON.parse(await readFile(file, 'utf8')))
  await entry(sonde, /^GET \/json/).focus()
  await sonde.page.keyboard.press('Delete')
  await expect(history(sonde)).toContainText('Nothing was sent yet')
  await sonde.runCommand('Export exchange as HAR')
  const notice = sonde.page.getByRole('alert').filter({ hasText: 'No HAR file was written' })
  await expect(notice).toContainText('This is no longer kept in the history.')
})

test('a recorded request is copied as curl, as it was sent', async ({ app, shell, sonde, target }) => {
  await allowCopying(app, shell)
  await sonde.send(target.url('/json'))
  await sonde.choose(entry(sonde, /^GET \/json/), 'Copy as curl')
  await expect(sonde.page.getByText('Copied as curl.')).toBeVisible()
  const copied = await readCopied(app, shell)
  expect(copied).toContain(`curl '${target.url('/json')}'`)
  expect(copied).toContain("--header 'User-Agent: sonde/")
})
