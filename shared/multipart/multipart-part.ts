import { parseParameters } from '../http/header-parameters.ts'
import type { Header } from '../model/request.ts'

/** A part of a multipart message, by where its content stands in the body. */
export interface MultipartPart {
  headers: readonly Header[]
  offset: number
  length: number
}

/** What a part says of itself. */
export interface PartFacts {
  /** Of the field of a form. */
  name: string | undefined
  filename: string | undefined
  /** The media type in lower case without parameters; empty when none was sent. */
  contentType: string
  charset: string | undefined
  /** The Content-Type as it was sent. */
  typeHeader: string | undefined
  /** Of multipart/byteranges: `bytes 0-499/1234`. */
  range: string | undefined
  /** Content-Transfer-Encoding, where it changes the bytes: `base64`, `quoted-printable`. */
  encoding: string | undefined
}

export function factsOfPart({ headers }: MultipartPart): PartFacts {
  const find = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1]
  const typeHeader = find('content-type')
  const type = parseParameters(typeHeader ?? '')
  const disposition = parseParameters(find('content-disposition') ?? '').parameters
  const encoding = find('content-transfer-encoding')?.trim().toLowerCase()
  return {
    name: disposition.get('name'),
    filename: disposition.get('filename') ?? type.parameters.get('name'),
    contentType: type.value,
    charset: type.parameters.get('charset')?.toLowerCase(),
    typeHeader,
    range: find('content-range'),
    encoding: encoding === 'base64' || encoding === 'quoted-printable' ? encoding : undefined
  }
}
