import type { Page } from '@playwright/test'

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
