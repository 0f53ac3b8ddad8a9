import { expect, it } from 'vitest'
import { fileNameFor } from '#renderer/features/waterfall/export/file-name.ts'
import { exchangeOf } from '../../waterfall/exchange-fixture.ts'

it.each([
  ['http://example.test/', 'waterfall-GET.png'],
  ['http://user:secret@example.test/orders/17?token=x', 'waterfall-GET-orders-17.png'],
  ['http://example.test/../../etc/passwd', 'waterfall-GET-etc-passwd.png'],
  [`http://example.test/${'a'.repeat(500)}`, `waterfall-GET-${'a'.repeat(56)}.png`]
])('names the file of %s', (url, name) => {
  const exchange = exchangeOf([])
  expect(fileNameFor({ ...exchange, request: { ...exchange.request, url } }, 'png')).toBe(name)
})
