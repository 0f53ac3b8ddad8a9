import type { DraftVariable } from '../model/draft/draft-row.ts'
import { VARIABLE_TYPES } from '../model/draft/variable-types.ts'
import { enabled } from './lens/enabled.ts'
import { both, type Lens, lens, lensOf } from './lens/lens.ts'
import { list, optionalList } from './lens/list.ts'
import { Misread } from './lens/misread.ts'
import { asRaw, isRaw, put, type Raw, setIn, without } from './lens/raw.ts'
import { flag, text } from './lens/scalars.ts'
import { keeping, member } from './lens/struct.ts'
import { description, nameOfRow } from './rows.ts'

type Type = NonNullable<DraftVariable['type']>
type Variant = NonNullable<DraftVariable['variants']>[number]
type Said = Pick<DraftVariable, 'value' | 'type' | 'secret' | 'variants'>

/** A text, or `{ type, data }`. */
interface TypedValue {
  value: string
  type?: Type | undefined
}

const typedValue: Lens<TypedValue> = lens(
  (raw, at) => {
    if (!isRaw(raw)) return { value: text.read(raw, at) }
    return { value: text.read(raw.data, `${at}.data`), type: readType(raw.type, `${at}.type`) }
  },
  (raw, { value, type }) => {
    if (!type) return value
    const typed = isRaw(raw) ? raw : { type, data: '' }
    const before = readType(typed.type, '')
    const named = before === type ? typed : put(typed, 'type', type, [])
    return put(named, 'data', text.write(typed.data, value), [])
  }
)

function readType(raw: unknown, at: string): Type | undefined {
  const type = VARIABLE_TYPES.find(name => name === raw)
  if (type || raw === undefined || raw === null) return type
  throw new Misread(at, raw, `one of ${VARIABLE_TYPES.join(', ')}`)
}

const valueOfVariant: Lens<string> = {
  read: (raw, at) => typedValue.read(raw, at).value,
  write: (raw, to) => typedValue.write(raw, { ...typedValue.read(raw, ''), value: to })
}

const variants = list<Variant>(
  keeping<Variant>(
    {
      title: member('title', text),
      selected: member('selected', flag),
      value: member('value', valueOfVariant)
    },
    { seed: { title: '', value: '' } }
  ),
  { nameOf: ({ title }) => title }
)

/** What `value`, `type` and `secret` say together. A secret has no value in a file. */
const said: Lens<Said> = lensOf<Said>(
  ['value', 'type', 'secret', 'variants'],
  (raw, at) => {
    const variable = asRaw(raw, at)
    if (variable.secret === true) {
      const type = readType(variable.type, `${at}.type`)
      return { value: '', secret: true, ...(type && { type }) }
    }
    if (!Array.isArray(variable.value)) {
      const { value, type } = typedValue.read(variable.value, `${at}.value`)
      return { value, ...(type && { type }) }
    }
    const all = variants.read(variable.value, `${at}.value`)
    const chosen = selectedIndex(all)
    const { value, type } = typedValue.read(
      rawVariant(variable.value[chosen]),
      `${at}.value[${chosen}].value`
    )
    return { value, ...(type && { type }), variants: all }
  },
  (raw, to) => {
    const variable = asRaw(raw, '')
    if (to.secret) return writeSecret(variable, to.type)
    const open = variable.secret === true ? without(variable, ['secret', 'type']) : variable
    return setIn(open, ['value'], writeValue(open.value, to, said.read(open, '')), ORDER)
  }
)

/** A text is what a secret is when it does not say its type. */
function writeSecret(variable: Raw, type: Type | undefined): unknown {
  const hidden =
    variable.secret === true ? variable : { secret: true, ...without(variable, ['secret', 'type']) }
  const named = type === 'string' && hidden.type === undefined ? undefined : type
  return setIn(without(hidden, ['value']), ['type'], named, SECRET_ORDER)
}

const SAID = ['value', 'type', 'secret']
const ORDER = { '': ['name', 'value'] }
const SECRET_ORDER = { '': ['secret', 'name', 'type', 'disabled', 'description'] }

function writeValue(raw: unknown, to: Said, before: Said): unknown {
  const single = { value: to.value, type: to.type }
  if (!to.variants || to.variants.length === 0)
    return typedValue.write(Array.isArray(raw) ? undefined : raw, single)
  const chosen = selectedIndex(to.variants)
  // A value that was edited is that of the variant which is selected; else each variant says its own.
  const all = to.variants.map((variant, index) =>
    index === chosen && to.value !== before.value ? { ...variant, value: to.value } : variant
  )
  const written = variants.write(Array.isArray(raw) ? raw : undefined, all)
  if (!Array.isArray(written)) return written
  return written.map((variant: unknown, index) => {
    const value = all[index]?.value
    if (index !== chosen || value === undefined) return variant
    const typed = typedValue.write(rawVariant(variant), { value, type: to.type })
    return put(asRaw(variant, ''), 'value', typed, [])
  })
}

function selectedIndex(all: readonly Variant[]): number {
  return Math.max(
    0,
    all.findIndex(({ selected }) => selected)
  )
}

function rawVariant(raw: unknown): unknown {
  return isRaw(raw) ? raw.value : undefined
}

const named = keeping<Omit<DraftVariable, keyof Said>>(
  { name: member('name', text), description: member('description', description), enabled },
  { seed: { name: '' }, known: SAID }
)

const variable: Lens<DraftVariable> = both(named, said)

export const variables = list(variable, { nameOf: nameOfRow })
export const optionalVariables = optionalList(variable, { nameOf: nameOfRow })
