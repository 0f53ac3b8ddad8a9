import type { DraftPart } from '../model/draft/draft-body.ts'
import { enabled } from './lens/enabled.ts'
import { both, type Lens, lens } from './lens/lens.ts'
import { list } from './lens/list.ts'
import { Misread } from './lens/misread.ts'
import { asRaw, put } from './lens/raw.ts'
import { optionalText, text } from './lens/scalars.ts'
import { keeping, member } from './lens/struct.ts'
import { description, nameOfRow } from './rows.ts'

type Content = Pick<DraftPart, 'kind' | 'value' | 'files'>

const ORDER = ['name', 'type', 'value', 'contentType', 'description', 'disabled']

/** `type` and `value`: a text, or the paths of files. */
const said: Lens<Content> = lens<Content>(
  (raw, at) => {
    const { type, value } = asRaw(raw, at)
    if (type !== undefined && type !== 'text' && type !== 'file')
      throw new Misread(`${at}.type`, type, 'text or file')
    const place = `${at}.value`
    if (type === 'text' || (type === undefined && !Array.isArray(value)))
      return { kind: 'text', value: text.read(value, place), files: [] }
    const files = Array.isArray(value)
      ? value.map((path: unknown, index) => text.read(path, `${place}[${index}]`))
      : [text.read(value, place)].filter(path => path !== '')
    return { kind: 'file', value: '', files }
  },
  (raw, { kind, value, files }) => {
    const typed = put(asRaw(raw, ''), 'type', kind, ORDER)
    return put(typed, 'value', kind === 'file' ? files : value, ORDER)
  }
)

/** What was typed for the other kind is not written. */
const content: Lens<Content> = {
  read: said.read,
  write: (raw, { kind, value, files }) =>
    said.write(raw, kind === 'file' ? { kind, value: '', files } : { kind, value, files: [] })
}

const part = keeping<Omit<DraftPart, keyof Content>>(
  {
    name: member('name', text),
    contentType: member('contentType', optionalText),
    description: member('description', description),
    enabled
  },
  { seed: { name: '', type: 'text', value: '' }, order: { '': ORDER } }
)

/** The parts of a multipart form. */
export const parts: Lens<DraftPart[]> = list<DraftPart>(both(part, content), { nameOf: nameOfRow })
