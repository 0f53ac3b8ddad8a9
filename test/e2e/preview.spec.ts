import { findAccessibilityProblems } from './axe.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'
import { startTarget } from './target/target.ts'

const PASSIVE = ['background', 'image', 'import', 'style']

function frame(sonde: SondePage) {
  return sonde.response.getByTitle('Preview of the response').contentFrame()
}

test('a hostile page runs nothing and asks for nothing, and with the network only for what shows itself', async ({
  sonde,
  target
}) => {
  const elsewhere = await startTarget()
  try {
    const pulled = () => elsewhere.requests.map(({ path }) => path.replace(/^.*\//, ''))
    await sonde.send(target.url(`/hostile-page?elsewhere=${encodeURIComponent(elsewhere.url(''))}`))
    await sonde.showAs('Preview')
    await expect(frame(sonde).getByText('The end')).toBeVisible()
    await expect(frame(sonde).getByRole('heading', { name: 'Hostile page' })).toBeVisible()
    for (const link of ['Follow', 'Stay', 'Run', 'Vector'])
      for (const how of [{}, { modifiers: ['ControlOrMeta' as const] }, { button: 'middle' as const }]) {
        await frame(sonde).getByText(link).click(how)
        await expect(frame(sonde).getByText('The end')).toBeVisible()
      }
    await frame(sonde).getByRole('button', { name: 'Submit' }).click()
    await expect(frame(sonde).getByText('The end')).toBeVisible()
    expect(pulled()).toEqual([])
    expect(elsewhere.madeConnections()).toBe(0)
    expect(await sonde.page.evaluate(() => 'pwned' in window)).toBe(false)
    expect(sonde.page.context().pages()).toHaveLength(1)

    await sonde.page.getByRole('switch', { name: 'Load images, styles and fonts from the network' }).click()
    await expect(sonde.response).toContainText('Images, styles and their fonts are loaded.')
    await expect(frame(sonde).getByText('The end')).toBeVisible()
    await expect.poll(() => [...new Set(pulled())].sort()).toEqual(PASSIVE)
    // What has no address of its own comes from where the page came from, whatever that says.
    await expect.poll(() => target.requests.map(({ path }) => path)).toContain('/relative-image')
    expect(await sonde.page.evaluate(() => 'pwned' in window)).toBe(false)

    // Allowed for one look alone.
    await sonde.showAs('Text')
    await sonde.showAs('Preview')
    await expect(sonde.page.getByRole('switch', { name: /^Load images/ })).not.toBeChecked()
  } finally {
    await elsewhere.close()
  }
})

test('a page that is too long to be previewed says so', async ({ sonde, target }) => {
  await sonde.send(target.url(`/long-page?bytes=${5 * 1024 * 1024 + 1}`))
  await sonde.showAs('Preview')
  await expect(sonde.response).toContainText('a preview takes 5.0 MiB at most')
})

test('a preview has no way to the app, and is accessible around', async ({ sonde, target }) => {
  await sonde.send(target.url('/html'))
  await sonde.showAs('Preview')
  await expect(frame(sonde).getByRole('heading', { name: 'Hostile page' })).toBeVisible()
  const address = await sonde.response.getByTitle('Preview of the response').getAttribute('src')
  const [id] = /[\da-f-]{36}/.exec(address ?? '') ?? []
  expect(new URL(address ?? '').host).not.toBe(new URL(sonde.page.url()).host)
  // Under the app's own name there is no such thing.
  expect(await sonde.page.evaluate(async path => (await fetch(path)).status, `/preview/${id}`)).toBe(404)
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
})
