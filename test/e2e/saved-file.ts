import path from 'node:path'
import type { App } from './app.ts'
import type { ShellOption } from './fixtures.ts'

/** Does what saves a file, and answers as this shell asks where to. @returns where the file is now */
export async function savedBy(
  app: App,
  shell: ShellOption['shell'],
  act: () => Promise<void>
): Promise<string> {
  if (shell === 'electron') {
    await app.electron.evaluate(({ dialog }, folder) => {
      dialog.showSaveDialog = async (...args: unknown[]) => ({
        canceled: false,
        filePath: `${folder}/${Object(args.at(-1)).defaultPath}`
      })
    }, app.files)
    await act()
    const saved = app.page.getByText(new RegExp(`^Saved .*${path.basename(app.files)}`))
    const [, file = ''] = /(\S+\.(?:har|ndjson))$/.exec(await saved.innerText()) ?? []
    return file
  }
  // What the browser's own dialog gives is no test's to open.
  await app.page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  const downloading = app.page.waitForEvent('download')
  await act()
  return (await downloading).path()
}
