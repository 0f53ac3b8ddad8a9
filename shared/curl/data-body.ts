import { encodeForm, FORM_TYPE } from '../http/encode-form.ts'
import { withoutJsonComments } from '../http/json-comments.ts'
import type { DraftBody } from '../model/draft/draft-body.ts'
import type { DraftRow } from '../model/draft/draft-row.ts'
import type { DataPiece } from './curl-command.ts'

/** What is said of a body that whoever runs curl types. */
export const FROM_STANDARD_INPUT = 'The body comes from standard input, and is left out.'

interface ReadBody {
  body: DraftBody
  /** What curl says of the body where no header does. */
  contentType?: string
  warnings: string[]
}

/**
 * The body that `--data` and its like make, as the kind of body that sends just that.
 * @param typed the Content-Type that a header gives
 */
export function readDataBody(pieces: readonly DataPiece[], typed: string | undefined): ReadBody {
  const isJson = pieces.some(({ from }) => from === 'json')
  const contentType = isJson ? 'application/json' : FORM_TYPE
  const file = pieces.find(({ path }) => path !== undefined)
  if (file?.path !== undefined) {
    const path = file.path === '-' ? '' : file.path
    return {
      body: { kind: 'file', text: '', files: [{ path, contentType: typed ?? contentType, selected: true }] },
      ...(typed === undefined && { contentType }),
      warnings: [
        ...(pieces.length > 1 ? [`Only the file ${file.path} of the body is taken over.`] : []),
        ...(path === '' ? [FROM_STANDARD_INPUT] : []),
        ...(path !== '' && file.isOneLine ? [sayLineBreaks(path)] : [])
      ]
    }
  }
  const text = withoutGaps(pieces)
    .map(piece => piece.text)
    .join(isJson ? '' : '&')
  const type = (typed ?? contentType).split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === FORM_TYPE) {
    const form = readForm(
      text,
      pieces.every(({ from }) => from === 'urlencode')
    )
    if (form) return { body: { kind: 'form', text: '', form }, warnings: [] }
  }
  return {
    body: { kind: kindOf(type, text), text },
    ...(typed === undefined && { contentType }),
    warnings: []
  }
}

function sayLineBreaks(path: string): string {
  return `The file ${path} is sent with its line breaks, which curl leaves out unless it is told --data-binary.`
}

/** Without what would have come from a file: nothing stands between two `&` for that. */
function withoutGaps(pieces: readonly DataPiece[]): DataPiece[] {
  return pieces.filter(({ from, text }) => from !== 'urlencode' || text !== '')
}

/**
 * The fields of an encoded form, if encoding them again gives that very text. What `--data-urlencode` encoded may come
 * out otherwise: curl writes a space as `%20`.
 */
function readForm(text: string, isEncodedHere: boolean): DraftRow[] | undefined {
  const fields = [...new URLSearchParams(text)]
  const again = new TextDecoder().decode(encodeForm(fields))
  if (again !== text && !(isEncodedHere && text.includes('='))) return undefined
  return fields.map(([name, value]) => ({ name, value, enabled: true }))
}

function kindOf(type: string, text: string): DraftBody['kind'] {
  if (type === 'application/json' || type.endsWith('+json'))
    return withoutJsonComments(text) === text ? 'json' : 'text'
  if (type === 'application/xml' || type === 'text/xml' || type.endsWith('+xml')) return 'xml'
  return type === 'application/sparql-query' ? 'sparql' : 'text'
}
