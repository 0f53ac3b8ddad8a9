import { expect, test } from 'vitest'
import { MASK } from '#shared/redaction/redact-text.ts'
import { coverRow } from '#shared/run/cover-row.ts'

const COLUMNS = { id: '42', key: 'very-hidden-part', city: 'Lisbon', password: 'x' }

test('covers what a credential was put together from, and what is called as one', () => {
  expect(coverRow(COLUMNS, { names: new Set(), forms: ['ApiKey 42:very-hidden-part'] })).toEqual({
    ...{ id: '42', key: MASK, city: 'Lisbon', password: MASK }
  })
})

test('covers what was said to be secret, and tells all else', () => {
  expect(coverRow(COLUMNS, { names: new Set(['key']), forms: [] })).toEqual({
    ...{ id: '42', key: MASK, city: 'Lisbon', password: MASK }
  })
})
