import { decodeText } from '#shared/format/decode-text.ts'
import type { TextFilter } from '#shared/model/text-document.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import { SourceReader } from '../text-source.ts'
import type { FilterContract, TextHints } from '../thread-contract.ts'
import { MOST_RESULT_BYTES, writePieces } from '../write-pieces.ts'
import { assertFits, type FilterResult } from './filter-result.ts'
import { filterByJq } from './jq.ts'
import { filterByJsonPath } from './jsonpath.ts'
import { filterByXPath } from './xpath.ts'

/** Most bytes of a body that each can take: beyond, it would need more memory than is there, or minutes. */
const MOST_BYTES: Record<TextFilter['kind'], number> = {
  jsonpath: 256 * 1024 * 1024,
  jq: 16 * 1024 * 1024,
  // libxml2 has 2 GiB, and takes ten times as much as a document of records has bytes.
  xpath: 160 * 1024 * 1024
}

/** The one filter of a thread. */
export function filterHandlers(): Handlers<FilterContract> {
  return {
    async filter({ source, filter, target, ...hints }) {
      const reader = new SourceReader(source)
      try {
        assertFits(reader.size, MOST_BYTES[filter.kind])
        const { text } = decode(reader.slice(0, reader.size), hints)
        const { pieces, language, notices, isCut = false } = await evaluate(filter, text)
        const written = writePieces(pieces, target, MOST_RESULT_BYTES)
        const all = isCut || written.isCut ? [...notices, { code: 'results-cut' as const }] : notices
        return { size: written.size, language, notices: all }
      } finally {
        reader.close()
      }
    }
  }
}

function decode(bytes: Uint8Array, { contentType, charset = '', encoding = '' }: TextHints) {
  return decodeText(bytes, { contentType, charset, encoding })
}

async function evaluate({ kind, expression }: TextFilter, text: string): Promise<FilterResult> {
  if (kind === 'jsonpath') return filterByJsonPath(text, expression)
  return kind === 'jq' ? filterByJq(text, expression) : filterByXPath(text, expression)
}
