import { writeCollection } from './collections.ts'
import { expect, test } from './fixtures.ts'

/** Turns the direction of what follows: `exe.png` would be read as `gnp.exe`. */
const OVERRIDE = '\u202e'

test('signs that would disguise a name are seen in tree, tab and questions', async ({ app, sonde }) => {
  const name = `invoice${OVERRIDE}gnp.exe`
  const folder = await writeCollection(app.files, `Bank\u200b`, {
    'invoice.yml': { name, url: 'http://host.test/' }
  })
  await sonde.openCollection(folder)
  await expect(sonde.row('Bank\\u200b')).toBeVisible()
  await sonde.row('GET invoice\\u202egnp.exe').click()
  await expect(sonde.tab(/invoice\\u202egnp\.exe/)).toBeVisible()
  await expect(sonde.page).toHaveTitle(/invoice\\u202egnp\.exe/)
})

test('what cannot be seen of a URL is said', async ({ sonde }) => {
  const note = sonde.page.getByRole('note').filter({ hasText: 'cannot be seen' })
  await sonde.url.fill(`http://bank.test/${OVERRIDE}moc.live`)
  await expect(note).toContainText('http://bank.test/\\u202emoc.live')
  await sonde.url.fill('http://bank.test/live')
  await expect(note).toBeHidden()
})
