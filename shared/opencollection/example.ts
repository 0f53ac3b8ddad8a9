import { EXAMPLE_BODY_TYPES } from '../model/example-body-types.ts'
import type { Example } from '../model/item.ts'
import type { Header } from '../model/request.ts'
import { httpBody } from './body.ts'
import { type Lens, lens } from './lens/lens.ts'
import { list } from './lens/list.ts'
import { Misread } from './lens/misread.ts'
import { asRaw, isRaw } from './lens/raw.ts'
import { optionalNumber, optionalText, text, textOr } from './lens/scalars.ts'
import { member, struct } from './lens/struct.ts'
import { description, nameOfRow, row } from './rows.ts'

type ExampleRequest = NonNullable<Example['request']>
type ExampleResponse = NonNullable<Example['response']>
type ExampleBody = NonNullable<ExampleResponse['body']>

const request = struct<ExampleRequest>(
  {
    url: member('url', text),
    method: member('method', textOr('GET')),
    headers: member('headers', list(row, { nameOf: nameOfRow })),
    body: member('body', httpBody)
  },
  { seed: { url: '', method: 'GET' } }
)

const header: Lens<Header> = lens<Header>(
  (raw, at) => {
    const { name, value } = asRaw(raw, at)
    return [text.read(name, `${at}.name`), text.read(value, `${at}.value`)]
  },
  (_, [name, value]) => ({ name, value })
)

const body: Lens<ExampleBody | undefined> = optional(
  lens<ExampleBody>(
    (raw, at) => {
      const { type, data } = asRaw(raw, at)
      const known = EXAMPLE_BODY_TYPES.find(name => name === (type ?? 'text'))
      if (!known) throw new Misread(`${at}.type`, type, `one of ${EXAMPLE_BODY_TYPES.join(', ')}`)
      return { type: known, data: text.read(data, `${at}.data`) }
    },
    (raw, to) => ({ ...(isRaw(raw) ? raw : {}), ...to })
  )
)

const response = struct<ExampleResponse>(
  {
    status: member('status', optionalNumber('a number', { whole: true })),
    statusText: member('statusText', optionalText),
    headers: member('headers', list(header)),
    body: member('body', body)
  },
  { seed: {} }
)

/** An entry of `examples`. */
export const example = struct<Example>(
  {
    name: member('name', text),
    description: member('description', description),
    request: member('request', optional(request)),
    response: member('response', optional(response))
  },
  { seed: { name: '' } }
)

export const examples = list<Example>(example)

/** What may be missing as a whole. */
function optional<T>(inner: Lens<T>): Lens<T | undefined> {
  return {
    read: (raw, at) => (raw === undefined || raw === null ? undefined : inner.read(raw, at)),
    write: (raw, to) => (to === undefined ? undefined : inner.write(raw, to))
  }
}
