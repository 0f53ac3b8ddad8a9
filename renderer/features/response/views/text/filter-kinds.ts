import type { TextFilter } from '#shared/model/text-document.ts'
import type { BodyGuess } from '#shared/sniff/body-guess.ts'

const XHTML = 'application/xhtml+xml'

/** What a body can be filtered by; nothing where it cannot. Of pages only those that say they are XML: others are none. */
export function filterKinds({ kind, mediaType }: BodyGuess): readonly TextFilter['kind'][] {
  if (kind === 'json' || kind === 'ndjson') return ['jsonpath', 'jq']
  return kind === 'xml' || mediaType === XHTML ? ['xpath'] : []
}
