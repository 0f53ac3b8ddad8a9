import { DYNAMIC_DESCRIPTIONS } from '#shared/template/dynamic-names.ts'
import { filterItems, type Offer, type OfferItem } from '../../../components/offer.ts'
import type { Names } from './look-up-name.ts'
import { originWords } from './origin-words.ts'

/** The name that is being typed between braces: it may be put into `from` to `to`, braces at its end included. */
export interface NameBeingTyped {
  typed: string
  from: number
  to: number
}

/** @returns undefined when the caret stands behind no `{{` that is still open */
export function nameBeingTyped(text: string, caret: number): NameBeingTyped | undefined {
  const typed = /\{\{[^\S\r\n]*([^{}\r\n]*)$/.exec(text.slice(0, caret))?.[1]
  if (typed === undefined) return undefined
  const rest = /^[^{}\s]*[^\S\r\n]*\}\}/.exec(text.slice(caret))?.[0].length ?? 0
  return { typed, from: caret - typed.length, to: caret + rest }
}

/** Variables first, then what is made for each use, then the process environment; each with what it stands for. */
export function nameItems({ variables, processEnv }: Names): OfferItem[] {
  const named = [...variables.values()].sort((one, other) => one.name.localeCompare(other.name))
  return [
    ...named.map(({ name, value, secret, origin }) => ({
      label: name,
      insert: `${name}}}`,
      detail: secret ? '••••••' : (value ?? ''),
      note: originWords(origin)
    })),
    ...Object.entries(DYNAMIC_DESCRIPTIONS).map(([name, detail]) => ({
      label: `$${name}`,
      insert: `$${name}}}`,
      detail,
      note: 'Dynamic'
    })),
    ...processEnv.map(name => ({
      label: `process.env.${name}`,
      insert: `process.env.${name}}}`,
      note: 'Process environment'
    }))
  ]
}

/** The names that fit behind an open `{{`. */
export function offerNames(text: string, caret: number, names: Names): Offer | undefined {
  const name = nameBeingTyped(text, caret)
  if (!name) return undefined
  return { from: name.from, to: name.to, items: filterItems(nameItems(names), name.typed), eager: true }
}
