import type { TextFilter, TextQuery } from '#shared/model/text-document.ts'
import type { CodeState } from '../../../../components/code-control.ts'
import type { ViewerState } from '../../viewer/viewer-state.ts'

/** How the text of a body was looked at, for when one comes back to it. */
export interface TextMemory {
  /** What was searched for, while the bar for that is open. */
  find?: TextQuery | undefined
  /** Where one was in each text that is made of it: see `placeIn`. */
  readonly places: Map<string, TextPlace>
}

/** Where one was in a text. */
export interface TextPlace {
  viewer?: ViewerState
  editor?: CodeState | undefined
  /** The match that was selected, from 0, of what was searched for. */
  found?: { query: TextQuery; current: number } | undefined
}

/** Of the texts that can be made of a body: which one it is. */
export interface TextKind {
  laidOut: boolean
  /** By its WHATWG name. */
  encoding: string
  filter?: TextFilter | undefined
}

export function placeIn({ places }: TextMemory, { laidOut, encoding, filter }: TextKind): TextPlace {
  const name = JSON.stringify([laidOut, encoding, filter?.kind, filter?.expression])
  const known = places.get(name) ?? {}
  places.set(name, known)
  return known
}

export function isSameQuery(a: TextQuery, b: TextQuery): boolean {
  return (
    a.text === b.text && a.regex === b.regex && a.matchCase === b.matchCase && a.wholeWord === b.wholeWord
  )
}
