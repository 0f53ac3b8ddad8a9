import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from '@playwright/test'
import type { App } from './app.ts'
import type { ShellOption } from './fixtures.ts'

/** What was handed to the person as a file: its name, and the text in it. */
export interface Downloaded {
  name: string
  text: string
}

/** @param act makes the page hand out a file */
export function downloaded(
  app: App,
  shell: ShellOption['shell'],
  act: () => Promise<void>
): Promise<Downloaded> {
  return shell === 'electron' ? inElectron(app, act) : inBrowser(app, act)
}

async function inBrowser(app: App, act: () => Promise<void>): Promise<Downloaded> {
  const [download] = await Promise.all([app.page.waitForEvent('download'), act()])
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

/** Where it goes is asked by the system, in a dialog that no test can answer: it is answered before. */
async function inElectron(app: App, act: () => Promise<void>): Promise<Downloaded> {
  const file = path.join(app.files, 'downloaded')
  const handedOut = await app.electron.evaluateHandle(
    ({ session }, target) => ({
      name: new Promise<string>(resolve => {
        session.defaultSession.once('will-download', (_event, item) => {
          item.setSavePath(target)
          item.once('done', () => resolve(item.getFilename()))
        })
      })
    }),
    file
  )
  await act()
  const saved = await handedOut.evaluate(({ name }) => name)
  expect(saved).not.toBe('')
  return { name: saved, text: await readFile(file, 'utf8') }
}
