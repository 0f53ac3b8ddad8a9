import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { App } from './app.ts'
import { writeCollection } from './collections.ts'
import { expect } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'
import type { Target } from './target/target.ts'

/**
 * Opens a collection whose request sends a file of the app's own folder, and tries to send it: it is refused.
 * @returns the path of that file
 */
export async function tryToUpload(app: App, sonde: SondePage, target: Target): Promise<string> {
  const outside = path.join(app.home, 'outside.txt')
  await writeFile(outside, 'private')
  const folder = await writeCollection(app.files, 'From the net', {
    'upload.yml': [
      'info:\n  name: Upload\n  type: http\n  seq: 1\n\n',
      `http:\n  method: POST\n  url: ${target.url('/echo')}\n`,
      `  body:\n    type: file\n    data:\n      - filePath: ${outside}\n        selected: true\n`
    ].join('')
  })
  await sonde.openCollection(folder)
  await sonde.row('POST Upload').click()
  await expect(sonde.url).toHaveValue(target.url('/echo'))
  await sonde.sendButton.click()
  // Under the field, and told to whoever does not see it.
  await expect(sonde.page.getByText('lies outside the collection').first()).toBeVisible()
  expect(target.requests).toEqual([])
  return outside
}
