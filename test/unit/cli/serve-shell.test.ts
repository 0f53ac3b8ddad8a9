import { expect, it } from 'vitest'
import { PreviewShelf } from '#shared/preview/preview-shelf.ts'
import { createServeShell } from '../../../cli/serve/serve-shell.ts'

it('says in a sentence what a browser cannot do', async () => {
  const pick = createServeShell(new PreviewShelf()).pickFile({ purpose: 'read-file', title: 'Body' })
  await expect(pick).rejects.toMatchObject({
    code: 'BUILD',
    reason: 'unavailable',
    message: expect.stringMatching(
      /^The page runs in a browser, which shows it no files of this machine: type the path/
    )
  })
})
