import type { DraftRow } from '../model/draft/draft-row.ts'
import { enabled } from './lens/enabled.ts'
import type { Raw } from './lens/raw.ts'
import { document, text } from './lens/scalars.ts'
import { keeping, member } from './lens/struct.ts'

export const description = document()

/** A header, a field of a form, a parameter: `{ name, value, description, disabled }`, and what `seed` adds. */
export function rowLens(seed: Raw = {}) {
  return keeping<DraftRow>(
    {
      name: member('name', text),
      value: member('value', text),
      description: member('description', description),
      enabled
    },
    { seed: { name: '', value: '', ...seed } }
  )
}

export const row = rowLens()

export function nameOfRow({ name }: { name: string }): string {
  return name
}
