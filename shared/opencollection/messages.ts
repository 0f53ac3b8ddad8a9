import type { DraftMessage, DraftMessages } from '../model/draft/draft-message.ts'
import { messageInFile } from './hex-messages.ts'
import { type Lens, lens } from './lens/lens.ts'
import { list } from './lens/list.ts'
import { flag, text, word } from './lens/scalars.ts'
import { keeping, member } from './lens/struct.ts'

type Variant = DraftMessages['list'][number] & { selected: boolean }

/** The format has no hex: see `messageInFile`. */
const kind = word<DraftMessage['kind']>(
  { text: 'text', json: 'json', xml: 'xml', binary: 'binary', hex: 'binary' },
  'text'
)

const asWritten = keeping<DraftMessage>(
  { kind: member('type', kind), data: member('data', text) },
  { seed: { type: 'text', data: '' } }
)

const message: Lens<DraftMessage> = {
  read: asWritten.read,
  write: (raw, to) => asWritten.write(raw, messageInFile(to))
}

const variants = list<Variant>(
  keeping<Variant>(
    { title: member('title', text), selected: member('selected', flag), message: member('message', message) },
    { seed: { title: '', message: { type: 'text', data: '' } } }
  ),
  { nameOf: ({ title }) => title }
)

/** `websocket.message`: one message, or several by title of which one is selected. */
export const messages: Lens<DraftMessages | undefined> = lens<DraftMessages | undefined>(
  (raw, at) => {
    if (raw === undefined || raw === null) return undefined
    if (!Array.isArray(raw)) return { selected: 0, list: [{ title: '', message: message.read(raw, at) }] }
    const all = variants.read(raw, at)
    if (all.length === 0) return undefined
    const selected = Math.max(
      0,
      all.findIndex(variant => variant.selected)
    )
    return { selected, list: all.map(({ selected: _, ...variant }) => variant) }
  },
  (raw, to) => {
    if (!to) return undefined
    const before = Array.isArray(raw) ? raw : undefined
    const [single] = to.list
    const isSingle = to.list.length === 1 && single?.title === '' && single.kept === undefined
    if (single && isSingle && !before) return message.write(raw, single.message)
    // Where none is said to be selected it is the first.
    const isSaid = to.selected > 0 || variants.read(before, '').some(variant => variant.selected)
    const meant = to.list.map((variant, index): Variant => {
      return { ...variant, selected: index === to.selected && isSaid }
    })
    return variants.write(before, meant)
  }
)
