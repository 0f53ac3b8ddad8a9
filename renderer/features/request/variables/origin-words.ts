import { visibleText } from '#shared/format/visible-text.ts'
import type { Origin } from '#shared/model/origin.ts'

const WORDS: Record<Origin['kind'], string> = {
  runtime: 'Set while requests ran',
  request: 'This request',
  folder: 'Folder',
  environment: 'Environment',
  collection: 'Collection',
  global: 'Global environment',
  preferences: 'Preferences'
}

/** Where something was said, in words: `Folder orders`. What is said in the tab itself has no name. */
export function originWords(origin: Origin): string {
  const words = placeWords(origin)
  return origin.set && origin.kind !== 'runtime' ? `${words}, set while requests ran` : words
}

function placeWords({ kind, name }: Origin): string {
  if (name !== '') return `${WORDS[kind]} ${visibleText(name)}`
  return kind === 'folder' || kind === 'collection' ? `This ${kind}` : WORDS[kind]
}
