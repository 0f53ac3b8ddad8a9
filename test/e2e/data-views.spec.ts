import { findAccessibilityProblems } from './axe.ts'
import { expect, test } from './fixtures.ts'

test('delimited text is a table that is sorted, moved through and copied from', async ({
  sonde,
  app,
  target
}) => {
  await sonde.send(target.url('/orders.csv'))
  const { page, response } = sonde
  await expect(page.getByRole('radio', { name: 'Table' })).toBeChecked()
  const grid = response.getByRole('grid', { name: 'Table' })
  await expect(response).toContainText('5,000 rows, 4 columns')
  await expect(response).toContainText('1 row with another number of fields')
  await expect(grid.getByRole('row', { name: /^1 1 Order 1, urgent 37 paid$/ })).toBeVisible()
  await expect(grid.getByRole('rowheader', { name: /3.*2 fields where there are 4 columns/ })).toBeVisible()

  const total = grid.getByRole('columnheader', { name: 'total' })
  await total.click()
  await expect(total).toHaveAttribute('aria-sort', 'ascending')
  await total.click()
  await expect(total).toHaveAttribute('aria-sort', 'descending')
  await expect(grid.getByRole('gridcell', { name: '999' }).first()).toBeVisible()
  await total.click()
  await expect(total).toHaveAttribute('aria-sort', 'none')

  await grid.getByRole('gridcell', { name: 'Order 1, urgent' }).click()
  await expect(grid).toBeFocused()
  await page.keyboard.press('ControlOrMeta+End')
  await expect(grid.getByRole('rowheader', { name: '5000' })).toBeVisible()
  await page.keyboard.press('Enter')
  const record = response.getByRole('complementary', { name: 'Record' })
  await expect(record).toContainText('Record 5000')
  await expect(record).toContainText('Order 5000, urgent')
  await record.getByRole('button', { name: 'Previous record' }).click()
  await expect(record).toContainText('Record 4999')
  await record.getByRole('button', { name: 'Close record' }).click()

  await grid.focus()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowDown')
  await response.getByRole('button', { name: 'Copy 4 cells' }).click()
  await expect(response.getByText('Copied 4 cells')).toBeVisible()
  await page.keyboard.press('Escape')

  // It is changed once the table has been read anew.
  await response.getByRole('checkbox', { name: 'The first row names the columns' }).click()
  await expect(response).toContainText('5,001 rows, 4 columns')
  await expect(grid.getByRole('columnheader', { name: 'Column 2' })).toBeVisible()
  expect(await findAccessibilityProblems(page)).toEqual([])
  expect(app.problems).toEqual([])
})

test('a table of many columns is moved through sideways', async ({ sonde, target }) => {
  await sonde.send(target.url('/wide.csv'))
  const { page, response } = sonde
  const grid = response.getByRole('grid', { name: 'Table' })
  await grid.focus()
  await page.keyboard.press('End')
  await expect(grid.getByRole('gridcell', { name: '299' })).toBeVisible()
  await expect(grid.getByRole('columnheader', { name: 'column 299' })).toBeVisible()
  await expect(grid.getByRole('columnheader', { name: 'column 1', exact: true })).toBeHidden()
})

test('a list of JSON objects is offered as a table', async ({ sonde, target }) => {
  await sonde.send(target.url('/objects'))
  const { page, response } = sonde
  await expect(page.getByRole('radio', { name: 'Pretty' })).toBeChecked()
  await sonde.showAs('Table')
  await expect(response.getByRole('row', { name: /^2 Bob Rome$/ })).toBeVisible()
})

test('each part of a multipart body is shown as what it is', async ({ sonde, target }) => {
  await sonde.send(target.url('/parts'))
  const { page, response } = sonde
  await expect(page.getByRole('radio', { name: 'Parts' })).toBeChecked()
  await expect(response).toContainText('3 parts')
  const list = response.getByRole('listbox', { name: 'Parts' })
  // In a part that has parts itself there is another one.
  const part = response.getByRole('region', { name: 'Part' }).first()
  await expect(list.getByRole('option', { name: /meta.*application\/json/ })).toBeVisible()
  await expect(part.getByText('"hello from a part"')).toBeVisible()
  await part.getByText('2 headers of this part').click()
  await expect(part.getByText('form-data; name="meta"')).toBeVisible()

  await list.focus()
  await page.keyboard.press('ArrowDown')
  await expect(list.getByRole('option', { name: /photo.*pixel\.png/ })).toHaveAttribute(
    'aria-selected',
    'true'
  )
  await expect(part.getByRole('img', { name: 'Response body' })).toBeVisible()
  expect(await findAccessibilityProblems(page)).toEqual([])

  await list.getByRole('option', { name: /multipart\/mixed/ }).click()
  await expect(part).toContainText('2 parts')
  await expect(part.getByRole('grid', { name: 'Table' })).toContainText('1')
})

test('a part can be read and handled where there is little room', async ({ sonde, target }) => {
  const { page, response } = sonde
  await page.setViewportSize({ width: 900, height: 650 })
  await sonde.send(target.url('/parts'))
  const part = response.getByRole('region', { name: 'Part' }).first()
  await expect(part.getByRole('button', { name: 'Save body' })).toBeVisible()
  const { x = 0, width = 0 } = (await part.boundingBox()) ?? {}
  for (const button of await part.getByRole('button').all()) {
    const box = await button.boundingBox()
    if (box) expect(box.x + box.width).toBeLessThanOrEqual(x + width)
  }
  const content = part.getByText('"hello from a part"', { exact: true })
  const headers = part.getByText('2 headers of this part')
  await expect(content).toBeVisible()
  await headers.hover()
  await page.mouse.wheel(0, 110)
  await expect(content).toBeInViewport({ ratio: 1 })
  await content.hover()
  await page.mouse.wheel(0, -110)
  await expect(headers).toBeInViewport({ ratio: 1 })

  await response.getByRole('option', { name: /^3/ }).click()
  const inner = part.getByRole('region', { name: 'Part' })
  await expect(inner).toBeVisible()
  expect((await inner.boundingBox())?.height).toBeGreaterThan(200)
})

test('a page in a part came from nowhere that the network is offered for, whatever it is called', async ({
  sonde,
  target
}) => {
  await sonde.send(target.url('/page-part'))
  const part = sonde.response.getByRole('region', { name: 'Part' })
  await part.getByRole('combobox', { name: 'More views' }).click()
  await sonde.page.getByRole('option', { name: 'Preview', exact: true }).click()
  await expect(part.getByTitle('Preview of the response').contentFrame().getByText('A part')).toBeVisible()
  await expect(part).toContainText('nothing is loaded.')
  await expect(part.getByRole('switch', { name: /^Load images/ })).toHaveCount(0)
})

test('a table whose first row does not end is read on by pieces, and given up', async ({ sonde, target }) => {
  await sonde.send(target.url('/open-quote.csv'))
  const { response } = sonde
  await sonde.showAs('Table')
  await expect(response).toContainText('No row ends in what is read so far')
  await response.getByRole('button', { name: /^Read .* more$/ }).click()
  await expect(response).toContainText('A quote is never closed')
  await expect(response).toContainText('The rows beyond are left out.')
})

test('a multipart body that breaks off says so', async ({ sonde, target }) => {
  await sonde.send(target.url('/cut-parts'))
  await expect(sonde.response).toContainText('The last boundary did not come: the last part may be cut off.')
})

test('an event that is larger than what is read at first comes with more', async ({ sonde, target }) => {
  await sonde.send(target.url('/large-event'))
  const { response } = sonde
  await expect(response).toContainText('200 OK')
  await sonde.section('Response', 'Body').click()
  await expect(response).toContainText('No event ends in what is read so far')
  await response.getByRole('button', { name: /^Read .* more$/ }).click()
  await expect(response).toContainText('2 events')
})

test('events of a stored stream are a list, and the data of one is laid out', async ({ sonde, target }) => {
  await sonde.send(target.url('/kept-events'))
  const { page, response } = sonde
  await expect(response).toContainText('200 OK')
  await sonde.section('Response', 'Body').click()
  await expect(page.getByRole('radio', { name: 'Events' })).toBeChecked()
  const list = response.getByRole('listbox', { name: 'Events' })
  const event = response.getByRole('region', { name: 'Event' })
  await expect(response).toContainText('3 events')
  await expect(event).toContainText('id 7')
  await expect(event.getByText('"n": 1')).toBeVisible()
  await list.focus()
  await page.keyboard.press('End')
  await expect(list.getByRole('option', { name: /message plain ↵ text/ })).toHaveAttribute(
    'aria-selected',
    'true'
  )
  await expect(event.getByText('plain', { exact: true })).toBeVisible()
  expect(await findAccessibilityProblems(page)).toEqual([])
})

test('MessagePack and CBOR are shown as text, as far as they go', async ({ sonde, target }) => {
  await sonde.send(target.url('/msgpack'))
  const { page, response } = sonde
  await expect(page.getByRole('radio', { name: 'Decoded' })).toBeChecked()
  await expect(response).toContainText('MessagePack, 1 value')
  await expect(response.getByText('9223372036854775808')).toBeVisible()
  await expect(response.getByText(/h'0102ff',\s\/\/\s3\sbytes/)).toBeVisible()
  await expect(response.getByText(/1970-01-01T00:00:00Z/)).toBeVisible()
  expect(await findAccessibilityProblems(page)).toEqual([])

  await sonde.send(target.url('/damaged-msgpack'))
  await expect(response).toContainText('MessagePack, 1 value. It breaks off at byte 5')
  await expect(response.getByText('"hi"')).toBeVisible()

  await sonde.send(target.url('/cbor'))
  await expect(response).toContainText('CBOR, 2 values, a sequence')
  await expect(response.getByText('undefined')).toBeVisible()
  await expect(response.getByText('NaN')).toBeVisible()
})

test('style sheets, scripts and YAML are laid out, and what is none is left as it is', async ({
  sonde,
  target
}) => {
  const { page, response } = sonde
  await sonde.send(target.url('/style.css'))
  await expect(page.getByRole('radio', { name: 'Pretty' })).toBeChecked()
  await expect(response.getByText('margin: 0')).toBeVisible()
  await sonde.send(target.url('/script.js'))
  await expect(response.getByText('if (a) {')).toBeVisible()
  await sonde.send(target.url('/settings.yaml'))
  await expect(response.getByText('name: probe # kept')).toBeVisible()
  await sonde.send(target.url('/broken.yaml'))
  await expect(response).toContainText('This is not valid YAML: it is shown as it came.')
  await expect(response.getByText('a: [1')).toBeVisible()
})

test('a body is shown as what it is, whatever it is called', async ({ sonde, target }) => {
  const { page, response } = sonde
  await sonde.send(target.url('/error-page'))
  await expect(response).toContainText('text/html, sent as application/json')
  await expect(response.getByText('<h1>Bad gateway</h1>')).toBeVisible()
  await sonde.send(target.url('/legacy-page'))
  await expect(response.getByText('Привет')).toBeVisible()
  await sonde.send(target.url('/archive'))
  await expect(page.getByRole('radio', { name: 'Hex' })).toBeChecked()
  await expect(response).toContainText('ZIP archive, sent as text/plain')
})
