import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftBody } from '#shared/model/draft/draft-body.ts'

/** A draft as far as its bodies go. The draft's own body is that of the selected variant. */
export type Bodies = Pick<Draft, 'body' | 'bodyVariants'>

interface Variant {
  title: string
  body: DraftBody
}

/** A body beside the one there is, in front: a copy of it, to be changed. */
export function addVariant({ body, bodyVariants }: Bodies): Bodies {
  const list: Variant[] = bodyVariants ? kept({ body, bodyVariants }) : [{ title: 'Body 1', body }]
  const titles = new Set(list.map(({ title }) => title))
  let number = list.length + 1
  while (titles.has(`Body ${number}`)) number++
  return { body, bodyVariants: { selected: list.length, list: [...list, { title: `Body ${number}`, body }] } }
}

export function selectVariant({ body, bodyVariants }: Bodies, index: number): Bodies {
  const next = bodyVariants?.list[index]
  if (!bodyVariants || !next || index === bodyVariants.selected) return { body, bodyVariants }
  return { body: next.body, bodyVariants: { selected: index, list: kept({ body, bodyVariants }) } }
}

export function renameVariant({ body, bodyVariants }: Bodies, title: string): Bodies {
  if (!bodyVariants) return { body, bodyVariants }
  const { selected, list } = bodyVariants
  return {
    body,
    bodyVariants: {
      selected,
      list: list.map((variant, index) => (index === selected ? { ...variant, title } : variant))
    }
  }
}

/** Takes the selected one away. Its neighbour comes to the front; of the last two the one that stays is the body. */
export function removeVariant({ body, bodyVariants }: Bodies): Bodies {
  if (!bodyVariants) return { body, bodyVariants }
  const list = bodyVariants.list.toSpliced(bodyVariants.selected, 1)
  const selected = Math.min(bodyVariants.selected, list.length - 1)
  const next = list[selected]?.body ?? body
  return { body: next, bodyVariants: list.length > 1 ? { selected, list } : undefined }
}

/** The variants with what was typed into the selected one. */
function kept({ body, bodyVariants }: Bodies): Variant[] {
  if (!bodyVariants) return []
  const { selected, list } = bodyVariants
  return list.map((variant, index) => (index === selected ? { ...variant, body } : variant))
}
