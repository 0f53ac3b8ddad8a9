import { expect, test } from './fixtures.ts'

test('a response stays in sight, and is marked, when the next request is refused', async ({
  sonde,
  target
}) => {
  await sonde.send(target.url('/json'))
  await expect(sonde.response).toContainText('200 OK')
  await sonde.page.getByRole('combobox', { name: 'Header 1 name' }).fill('X-Face')
  await sonde.page.getByRole('combobox', { name: 'Header 1 value' }).fill('😀')
  await sonde.sendButton.click()
  await expect(sonde.response).toContainText(
    /Nothing was sent: 1 field needs correcting\. Below is the response of \d\d:\d\d:\d\d\./
  )
  await expect(sonde.response).toContainText('200 OK')
  expect(target.requests).toHaveLength(1)

  await sonde.page.getByRole('combobox', { name: 'Header 1 value' }).fill('smiling')
  await expect(sonde.response).not.toContainText('Nothing was sent')
})

test('pasted headers become rows, and those that are none are marked', async ({ sonde }) => {
  const name = (row: number) => sonde.page.getByRole('combobox', { name: `Header ${row} name` })
  await name(1).focus()
  await name(1).evaluate(input => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'Accept: text/html\nnot a header\nX-Last: 3')
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await expect(name(1)).toHaveValue('Accept')
  await expect(name(2)).toHaveValue('not a header')
  await expect(name(2)).toHaveAttribute('aria-invalid', 'true')
  await expect(name(3)).toHaveValue('X-Last')
  await expect(sonde.page.getByRole('combobox', { name: 'Header 3 value' })).toHaveValue('3')
})

test('a timeout that is none is refused at its field, and the last one holds', async ({ sonde, target }) => {
  await sonde.section('Request', 'Settings').click()
  const timeout = sonde.page.getByRole('textbox', { name: 'Request timeout' })
  await timeout.fill('300')
  for (const typed of ['-5', 'abc', '1e9', '99999999999999']) {
    await timeout.fill(typed)
    await expect(timeout).toHaveAttribute('aria-invalid', 'true')
    await expect(sonde.page.getByText('Until then it is 300 ms.')).toBeVisible()
  }
  await sonde.send(target.url('/never'))
  await expect(sonde.error).toContainText('did not answer within 300 ms')
})
