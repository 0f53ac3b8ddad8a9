import type { Page } from '@playwright/test'
import type { App } from './app.ts'
import type { ShellOption } from './fixtures.ts'

type Shell = ShellOption['shell']

/** Copies a text, as if from another program. What has the focus keeps it. */
export async function copy(page: Page, text: string): Promise<void> {
  await page.evaluate(copied => {
    const focused = document.activeElement
    const place = focused?.parentElement ?? document.body
    const field = place.appendChild(document.createElement('textarea'))
    field.value = copied
    field.select()
    document.execCommand('copy')
    field.remove()
    if (focused instanceof HTMLElement) focused.focus()
  }, text)
}

/** Pastes what was copied in the place of all that stands in the field with the focus, by the keys for it. */
export async function pasteOver(page: Page, text: string): Promise<void> {
  await copy(page, text)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+v')
}

/** The text that was copied last. In a browser the page has to be allowed to read it first. */
export function readCopied(app: App, shell: Shell): Promise<string> {
  return shell === 'serve'
    ? app.page.evaluate(() => navigator.clipboard.readText())
    : app.electron.evaluate(({ clipboard }) => clipboard.readText())
}

/** The width in pixels of the image that was copied last, as whoever pastes it is given it. */
export async function widthOfCopied(page: Page): Promise<number> {
  const paste = await page.evaluateHandle(() => ({
    file: new Promise<File | undefined>(resolve => {
      const take = (event: ClipboardEvent) => resolve(event.clipboardData?.files[0])
      window.addEventListener('paste', take, { once: true, capture: true })
    })
  }))
  await page.keyboard.press('ControlOrMeta+v')
  return paste.evaluate(async ({ file }) => (await createImageBitmap((await file) ?? new Blob())).width)
}

/** Lets the page of a browser read what is copied; Electron needs no leave. */
export async function allowCopying(app: App, shell: Shell): Promise<void> {
  if (shell === 'serve') await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
}
