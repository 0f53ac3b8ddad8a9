import type { Draft } from '../model/draft/draft.ts'
import type { DraftRow } from '../model/draft/draft-row.ts'
import { type Lens, lensOf } from './lens/lens.ts'
import { list } from './lens/list.ts'
import { Misread } from './lens/misread.ts'
import { asRaw } from './lens/raw.ts'
import { nameOfRow, rowLens } from './rows.ts'

type Params = Pick<Draft, 'params' | 'pathParams'>
type Place = 'query' | 'path'

interface PlacedRow {
  place: Place
  name: string
  row: DraftRow
}

const rows = { query: rowLens({ type: 'query' }), path: rowLens({ type: 'path' }) }

const placedRow: Lens<PlacedRow> = {
  read(raw, at) {
    const place = placeOf(asRaw(raw, at).type, at)
    const row = rows[place].read(raw, at)
    return { place, name: row.name, row }
  },
  write: (raw, { place, row }) =>
    rows[place].write(raw === undefined || placeOf(asRaw(raw, '').type, '') === place ? raw : undefined, row)
}

const placedRows = list(placedRow, { nameOf: row => `${row.place} ${nameOfRow(row)}` })

/** `http.params`: one list of query and path parameters, told apart by `type`. */
export const params: Lens<Params> = lensOf<Params>(
  ['params', 'pathParams'],
  (raw, at) => {
    const placed = placedRows.read(raw, at)
    const of = (place: Place) => placed.filter(row => row.place === place).map(({ row }) => row)
    return raw === undefined ? {} : { params: of('query'), pathParams: of('path') }
  },
  (raw, { params = [], pathParams = [] }) => {
    const left = { query: [...params], path: [...pathParams] }
    const take = (place: Place) => {
      const row = left[place].shift()
      return row ? [{ place, name: row.name, row }] : []
    }
    const inPlace = placedRows.read(raw, '').flatMap(({ place }) => take(place))
    const more = (place: Place) => left[place].map(row => ({ place, name: row.name, row }))
    return placedRows.write(raw, [...inPlace, ...more('query'), ...more('path')])
  }
)

function placeOf(type: unknown, at: string): Place {
  if (type === undefined || type === null || type === 'query') return 'query'
  if (type === 'path') return 'path'
  throw new Misread(`${at}.type`, type, 'query or path')
}
