import { expect, it } from 'vitest'
import { tabTitle } from '#renderer/state/tab-title.ts'

it.each([
  ['', 'New request'],
  ['https://', 'New request'],
  ['localhost:8080', 'localhost:8080'],
  ['https://api.example.org/', 'api.example.org'],
  ['https://me:secret@api.example.org', 'api.example.org'],
  ['https://api.example.org?x=1', 'api.example.org'],
  ['http://h/v1/orders?status=open', '/v1/orders'],
  ['http://h/v1/orders/8123/items/', '…/8123/items'],
  ['http://h//a', '/a'],
  ['?q', '?q']
])('names %j %j', (url, title) => {
  expect(tabTitle(url)).toBe(title)
})
