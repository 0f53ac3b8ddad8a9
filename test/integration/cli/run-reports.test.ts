import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from '@playwright/test'
import axe from 'axe-core'
import { XmlDocument, XmlElement } from 'libxml2-wasm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runnableCollection, runnableRequest } from '#test/fixtures/runnable-collection.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { findChromium } from '../../../scripts/chromium.mjs'
import { sonde, startSonde } from './run-sonde.ts'

let server: HttpServer
let onHang = (): void => {}

beforeAll(async () => {
  server = await startHttpServer(({ url }, response) => {
    if (url === '/hang') return onHang()
    response.setHeader('X-Note', '<img src=x onerror="document.title=1">')
    response.writeHead(url === '/bad' ? 500 : 200).end('{}')
  })
})
afterAll(() => server[Symbol.asyncDispose]())

const NOTE = `    - expression: res.headers.x-note
      operator: eq
      value: "]]> & <b>bold</b>"
`

/** Of two folders, with one request that fails, one that cannot be sent, and names that are markup. */
function collection(): Promise<string> {
  return runnableCollection(
    {
      'ok.yml': runnableRequest('Fine', { url: `${server.origin}/ok`, status: 200 }),
      'orders/bad.yml': runnableRequest('"<script>document.title=2</script>"', {
        url: `${server.origin}/bad`,
        status: 200,
        runtime: NOTE
      }),
      'orders/gone.yml': runnableRequest('Gone', { url: 'http://127.0.0.1:1/', seq: 2 }),
      'orders/plain.yml': runnableRequest('Plain', { url: `${server.origin}/plain`, seq: 3 })
    },
    '"Shop & <b>Sons</b>"'
  )
}

async function report(kind: string, ...flags: string[]): Promise<string> {
  const path = join(await temporaryFolder(), `report.${kind}`)
  const { status } = await sonde(['run', await collection(), '--reporter', `${kind}=${path}`, ...flags])
  expect(status).toBe(1)
  return path
}

test('JUnit has a suite for each folder of each iteration, and adds up', async () => {
  const text = await readFile(await report('junit', '--iterations', '2'), 'utf8')
  using document = XmlDocument.fromString(text)
  const attribute = (path: string, name: string) =>
    document.find(path).map(node => (node instanceof XmlElement ? node.attr(name)?.value : undefined))
  expect(attribute('/testsuites', 'tests')).toEqual(['10'])
  expect(attribute('/testsuites', 'failures')).toEqual(['4'])
  expect(attribute('/testsuites', 'errors')).toEqual(['2'])
  expect(attribute('/testsuites/testsuite', 'name')).toEqual([
    'Shop & <b>Sons</b> / orders [1]',
    'Shop & <b>Sons</b> [1]',
    'Shop & <b>Sons</b> / orders [2]',
    'Shop & <b>Sons</b> [2]'
  ])
  expect(attribute('/testsuites/testsuite[1]/testcase', 'classname')).toEqual([
    'orders.bad',
    'orders.bad',
    'orders.gone',
    'orders.plain'
  ])
  expect(document.find('/testsuites/testsuite[1]/testcase[2]/failure')[0]?.content).toContain(
    'expected ]]> & <b>bold</b>'
  )
  expect(attribute('//error', 'message')[0]).toContain('refused the connection')
  for (const suite of ['1', '2', '3', '4']) {
    const cases = document.find(`/testsuites/testsuite[${suite}]/testcase`)
    expect(attribute(`/testsuites/testsuite[${suite}]`, 'tests')).toEqual([String(cases.length)])
  }
})

test('JUnit says what was not run, and adds up all the same', async () => {
  const folder = await collection()
  const path = join(await temporaryFolder(), 'bailed.xml')
  await sonde(['run', folder, '--bail', '-n', '2', '-r', `junit=${path}`])
  using document = XmlDocument.fromString(await readFile(path, 'utf8'))
  const count = (what: string) => document.find(what).length
  const told = (name: string) =>
    document
      .find('/testsuites/testsuite')
      .reduce((sum, node) => sum + (node instanceof XmlElement ? Number(node.attr(name)?.value) : 0), 0)
  // The first fails in both of its checks.
  expect(told('failures')).toBe(2)
  expect(told('skipped')).toBe(7)
  expect(count('//skipped[@message="Not run: the run ended with the first failure."]')).toBe(7)
  expect(told('tests')).toBe(count('//testcase'))
  expect(count('/testsuites/testsuite')).toBe(4)
})

test('all tell the same of a run that was interrupted', async () => {
  const hangs = new Promise<void>(resolve => {
    onHang = resolve
  })
  const folder = await runnableCollection({
    '1.yml': runnableRequest('First', { url: `${server.origin}/ok`, seq: 1 }),
    '2.yml': runnableRequest('Second', { url: `${server.origin}/hang`, seq: 2, status: 200 }),
    '3.yml': runnableRequest('Third', { url: `${server.origin}/ok`, seq: 3 })
  })
  const out = await temporaryFolder()
  const to = (kind: string) => join(out, `report.${kind}`)
  const reports = ['json', 'junit', 'html'].flatMap(kind => ['-r', `${kind}=${to(kind)}`])
  const { child, ended } = startSonde(['run', folder, '-r', 'cli', ...reports])
  await hangs
  child.kill('SIGINT')
  const { stdout, status } = await ended
  expect(status).toBe(130)
  const why = 'It was interrupted before it got its answer.'
  expect(stdout).toContain(why)
  expect(stdout).toContain('2 requests: 1 passed, 1 failed')
  expect(stdout).toContain('1 request not run: interrupted')

  const json = JSON.parse(await readFile(to('json'), 'utf8'))
  expect(json).toMatchObject({ passed: 1, failed: 1, notRun: 1, ended: 'stopped' })
  expect(json.results[1]).toMatchObject({ name: 'Second', outcome: 'failed', error: 'ABORTED', message: why })
  expect(json.results).toHaveLength(2)

  using document = XmlDocument.fromString(await readFile(to('junit'), 'utf8'))
  const names = (path: string) =>
    document.find(path).map(node => (node instanceof XmlElement ? node.attr('name')?.value : undefined))
  expect(names('//testcase[not(*)]')).toEqual(['First'])
  expect(names('//testcase[error]')).toEqual(['Second'])
  expect(names('//testcase[skipped]')).toEqual(['Third'])

  const html = await readFile(to('html'), 'utf8')
  expect(html).toContain(why)
  expect(html).toMatch(
    /<dt>Failed<\/dt><dd class="bad">1<.*<dt>Not run, interrupted<\/dt><dd class="warn">1</
  )
})

test('JSON goes to standard output alone, and several reports to files beside the lines', async () => {
  const folder = await collection()
  const files = await temporaryFolder()
  const alone = await sonde(['run', folder, '-r', 'json'])
  expect(JSON.parse(alone.stdout)).toMatchObject({ title: 'Shop & <b>Sons</b>', passed: 2, failed: 2 })
  const [json, junit, html] = ['json', 'junit', 'html'].map(kind => join(files, kind))
  const flags = ['-r', `json=${json}`, '-r', `junit=${junit}`, '-r', `html=${html}`]
  const { stdout } = await sonde(['run', folder, ...flags])
  expect(stdout).toContain('4 requests: 2 passed, 2 failed')
  for (const path of [json, junit, html])
    expect((await readFile(path ?? '', 'utf8')).length).toBeGreaterThan(500)
})

const found = findChromium()

describe.skipIf('why' in found)('the HTML report in a browser', () => {
  let browser: Browser

  beforeAll(async () => {
    if ('executable' in found)
      browser = await chromium.launch({ executablePath: found.executable, args: ['--no-sandbox'] })
  })
  afterAll(() => browser.close())

  test.each(['light', 'dark'] as const)('reads well in the %s theme, and runs nothing', async colorScheme => {
    const path = await report('html')
    const page = await browser.newPage({ colorScheme, bypassCSP: false })
    const asked: string[] = []
    page.on('request', request => asked.push(request.url()))
    await page.goto(pathToFileURL(path).href)
    expect(await page.title()).toBe('2 failed · Shop & <b>Sons</b>')
    const failed = page.getByRole('row', { name: /<script>document/ })
    const details = failed.locator('xpath=following-sibling::tr[1]')
    expect(await details.getByText('expected').count()).toBe(2)
    expect(await details.getByRole('group').getAttribute('open')).toBe('')
    expect(await page.locator('tbody svg rect').count()).toBeGreaterThan(6)
    expect(asked).toHaveLength(1)
    await page.evaluate(axe.source)
    expect(await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))')).toEqual(
      []
    )
    await page.close()
  })

  test('leads to what failed, and folds the iterations that passed', async () => {
    const wanted = runnableRequest('Wanted', { url: `${server.origin}/{{place}}`, status: 200 })
    const folder = await runnableCollection({ 'wanted.yml': wanted })
    const out = await temporaryFolder()
    const places = Array.from({ length: 30 }, (_, at) => (at % 10 === 7 ? 'bad' : 'ok'))
    await writeFile(join(out, 'rows.csv'), ['place', ...places].join('\n'))
    const path = join(out, 'report.html')
    await sonde(['run', folder, '--data', join(out, 'rows.csv'), '-r', `html=${path}`])
    const page = await browser.newPage({ viewport: { width: 900, height: 600 } })
    await page.goto(pathToFileURL(path).href)
    const failures = page.getByRole('navigation', { name: 'Failed' })
    expect(await failures.getByRole('listitem').allInnerTexts()).toEqual(
      [8, 18, 28].map(number =>
        expect.stringMatching(new RegExp(`^Iteration ${number}\\s[^]*it should equal 200`))
      )
    )
    const last = page.getByText(`${server.origin}/bad answered 500`).last()
    expect(await last.isVisible()).toBe(true)
    await failures.getByRole('link', { name: 'Iteration 28' }).click()
    const box = await last.boundingBox()
    expect(box?.y).toBeLessThan(600)
    // What is told of it has the width of the window, not that of its name.
    expect(box?.width).toBeGreaterThan(600)
    const folded = page.getByText('Iterations 9 – 17')
    expect(await page.getByRole('heading', { name: 'Iteration 12' }).count()).toBe(0)
    await folded.click()
    expect(await page.getByRole('heading', { name: 'Iteration 12' }).count()).toBe(1)
    await page.evaluate(axe.source)
    expect(await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))')).toEqual(
      []
    )
    await page.close()
  })

  test.each([420, 900])('needs no more than its %i pixels, and uses them', async width => {
    const path = await report('html')
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    await page.goto(pathToFileURL(path).href)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    const told = await page.getByText('refused the connection').boundingBox()
    expect(told?.width).toBeGreaterThan(0.7 * width)
    await page.close()
  })

  test('has room for its labels in a narrow window', async () => {
    const path = await report('html')
    const page = await browser.newPage({ viewport: { width: 500, height: 700 } })
    await page.goto(pathToFileURL(path).href)
    const labels = await page.locator('.ruler span:visible').all()
    const boxes = await Promise.all(labels.map(label => label.boundingBox()))
    const edges = boxes.flatMap(box => (box ? [box.x, box.x + box.width] : []))
    expect(edges).toEqual(edges.toSorted((a, b) => a - b))
    const [table] = await page.locator('table').all()
    const outer = await table?.boundingBox()
    expect(edges.at(-1)).toBeLessThanOrEqual((outer?.x ?? 0) + (outer?.width ?? 0))
    await page.close()
  })
})
