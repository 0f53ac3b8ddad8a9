import type { Draft } from '../model/draft/draft.ts'
import type { DraftBody, DraftBodyVariants } from '../model/draft/draft-body.ts'
import { type Lens, lensOf } from './lens/lens.ts'
import { list } from './lens/list.ts'
import type { Raw } from './lens/raw.ts'
import { flag, text } from './lens/scalars.ts'
import { keeping, member } from './lens/struct.ts'

type Bodies = Pick<Draft, 'body' | 'bodyVariants'>
type Variant = DraftBodyVariants['list'][number] & { selected: boolean }

/**
 * One body, or several by title of which one is selected.
 * @param seed what a new one of several begins with
 */
export function bodies(body: Lens<DraftBody>, seed: Raw): Lens<Bodies> {
  const variants = list<Variant>(
    keeping<Variant>(
      { title: member('title', text), selected: member('selected', flag), body: member('body', body) },
      { seed: { title: '', ...seed } }
    ),
    { nameOf: ({ title }) => title }
  )
  return lensOf<Bodies>(
    ['body', 'bodyVariants'],
    (raw, at) => {
      if (!Array.isArray(raw)) return { body: body.read(raw, at) }
      const all = variants.read(raw, at)
      const selected = Math.max(
        0,
        all.findIndex(variant => variant.selected)
      )
      const chosen = all[selected]
      if (!chosen) return { body: body.read(undefined, at) }
      const named = all.map(({ selected: _, ...variant }) => variant)
      return { body: chosen.body, bodyVariants: { selected, list: named } }
    },
    (raw, to) => {
      const before = Array.isArray(raw) ? raw : undefined
      if (!to.bodyVariants) return body.write(before ? undefined : raw, to.body)
      const { selected, list } = to.bodyVariants
      // Where none is said to be selected it is the first.
      const isSaid = selected > 0 || variants.read(before, '').some(variant => variant.selected)
      const meant = list.map((variant, index): Variant => {
        const isSelected = index === selected
        // The draft's own body is that of the selected one.
        return { ...variant, selected: isSelected && isSaid, body: isSelected ? to.body : variant.body }
      })
      return variants.write(before, meant)
    }
  )
}
