import { parseTemplate } from '#shared/template/parse-template.ts'
import type { Mark } from '../../../components/mark.ts'
import { findName } from './find-name.ts'
import type { TabNames } from './look-up-name.ts'

export interface NameMark extends Mark {
  name: string
}

/** The names in a text, and how they stand. */
export function markNames(text: string, names: TabNames): NameMark[] {
  if (!text.includes('{{')) return []
  return parseTemplate(text).flatMap(piece => {
    if (piece.kind === 'text') return []
    const { name, from, to } = piece
    const isMissing = findName(name, names).kind === 'unresolved'
    return [{ name, from, to, tone: isMissing ? (names.known ? 'unresolved' : 'unknown') : 'known' }]
  })
}
