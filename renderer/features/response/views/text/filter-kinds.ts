import type { BodyGuess } from '#shared/sniff/body-guess.ts'
import type { FilterKind } from './filter-bar.tsx'

const XHTML = 'application/xhtml+xml'

/** What a body can be filtered by; nothing where it cannot. Of pages only those that say they are XML: others are none. */
export function filterKinds({ kind, mediaType }: BodyGuess): readonly FilterKind[] {
  if (kind === 'json' || kind === 'ndjson') return ['jsonpath', 'jq']
  return kind === 'xml' || mediaType === XHTML ? ['xpath'] : []
}
