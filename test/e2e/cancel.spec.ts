import { expect, test } from './fixtures.ts'

test.describe('Cancel ends the request and its connection', () => {
  test('while it waits for the answer', async ({ sonde, target }) => {
    await sonde.send(target.url('/never'))
    await expect(sonde.phase('ttfb')).toBeVisible()
    await sonde.cancelButton.click()

    await expect(sonde.error).toContainText('Cancelled during ttfb')
    await expect(sonde.phase('ttfb')).toContainText('cancelled')
    await expect(sonde.sendButton).toBeVisible()
    await expect.poll(() => target.openConnections()).toBe(0)
  })

  test('in the middle of the body, of which what had arrived is kept', async ({ sonde, target }) => {
    await sonde.send(target.url('/held-body'))
    await expect(sonde.phase('download')).toBeVisible()
    await sonde.cancelButton.click()

    await expect(sonde.error).toContainText('Cancelled during download')
    await expect(sonde.response.getByText('the beginning')).toBeVisible()
    await expect(sonde.waterfall.getByRole('row', { name: /cancelled\s*200/ })).toBeVisible()
    await expect.poll(() => target.openConnections()).toBe(0)
  })

  test('by the Escape key', async ({ sonde, target }) => {
    await sonde.send(target.url('/never'))
    await expect(sonde.cancelButton).toBeVisible()
    await sonde.page.keyboard.press('Escape')
    await expect(sonde.error).toContainText('Cancelled')
    await expect.poll(() => target.openConnections()).toBe(0)
  })
})
