import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const REQUESTS = 10_000
export const FOLDERS = 200
/** What somebody types to find one of them, a key at a time. */
export const TYPED = 'order customer-4711'

/** Of one of its requests. */
export function pathOf(n: number): string {
  return `folder-${n % FOLDERS}/request-${n}.yml`
}

/** Writes a collection of many requests to a new folder, as Bruno does. */
export function writeLargeCollection(folder: string): void {
  mkdirSync(folder)
  writeFileSync(join(folder, 'opencollection.yml'), 'opencollection: 1.0.0\n\ninfo:\n  name: Large\n')
  for (let n = 0; n < FOLDERS; n++) {
    mkdirSync(join(folder, `folder-${n}`))
    writeFileSync(
      join(folder, `folder-${n}`, 'folder.yml'),
      `info:\n  name: Folder ${n}\n  type: folder\n  seq: ${n + 1}\n`
    )
  }
  for (let n = 0; n < REQUESTS; n++) writeFileSync(join(folder, pathOf(n)), requestText(n))
}

/** As Bruno writes it, of some 900 bytes. */
function requestText(n: number): string {
  return `info:
  name: Order ${n} of the shop
  type: http
  seq: ${n}
  tags:
    - orders

http:
  method: ${['GET', 'POST', 'PUT', 'DELETE'][n % 4]}
  url: "{{host}}/v1/customers/customer-${n}/orders?page=2&size=50"
  headers:
    - name: Accept
      value: application/json
    - name: X-Trace
      value: trace-${n}
  params:
    - name: page
      value: "2"
      type: query
    - name: size
      value: "50"
      type: query
  body:
    type: json
    data: |-
      {
        "id": ${n},
        "customer": "customer-${n}",
        "lines": [
          { "article": "A-${n}", "count": 3, "price": 12.5 },
          { "article": "B-${n}", "count": 1, "price": 99 }
        ]
      }
  auth: inherit

runtime:
  assertions:
    - expression: res.status
      operator: eq
      value: "200"

settings:
  encodeUrl: true
  timeout: 0
  followRedirects: true
  maxRedirects: 5

docs: |-
  Puts the order ${n} where it belongs.
`
}
