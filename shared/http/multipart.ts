import type { BodyPart } from '../model/request.ts'
import { guessContentType } from './guess-content-type.ts'

/** A stretch of a multipart body: bytes, or the content of a file. */
export type MultipartSegment = Uint8Array | { part: number; path: string }

/**
 * The parts as `multipart/form-data` (RFC 7578), framed by the boundary (RFC 2046 §5.1.1). Names and texts are sent
 * as they are, in UTF-8; only what would end a name is escaped.
 */
export function encodeMultipart(parts: readonly BodyPart[], boundary: string): MultipartSegment[] {
  const segments: MultipartSegment[] = []
  parts.forEach((part, index) => {
    segments.push(encode(`--${boundary}\r\n${partHead(part)}\r\n`), contentOf(part, index), encode('\r\n'))
  })
  segments.push(encode(`--${boundary}--\r\n`))
  return segments
}

/**
 * The boundary that a Content-Type names (RFC 2046 §5.1.1), or undefined when it names none that can be used:
 * 1 to 70 of its characters, the last of them no space.
 */
export function readBoundary(contentType: string): string | undefined {
  const found = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^\s;"]+))\s*(?:;|$)/i.exec(contentType)
  const boundary = found?.[1] ?? found?.[2] ?? ''
  return /^[\w'()+,\-./:=? ]{0,69}[\w'()+,\-./:=?]$/.test(boundary) ? boundary : undefined
}

/** The name under which a part is sent as a file; undefined when it is none. */
export function filenameOf({ filename, content }: BodyPart): string | undefined {
  if (filename !== undefined) return filename
  return content.kind === 'file' ? content.path.replace(/^.*[/\\]/s, '') : undefined
}

function partHead(part: BodyPart): string {
  const filename = filenameOf(part)
  const type = part.contentType ?? defaultType(part, filename)
  const file = filename === undefined ? '' : `; filename="${escapeName(filename)}"`
  const disposition = `Content-Disposition: form-data; name="${escapeName(part.name)}"${file}\r\n`
  return type === undefined ? disposition : `${disposition}Content-Type: ${type}\r\n`
}

/** As browsers do: a file always has a type, a text has none. */
function defaultType({ content }: BodyPart, filename: string | undefined): string | undefined {
  if (filename === undefined && content.kind === 'text') return undefined
  return guessContentType(filename ?? '') ?? 'application/octet-stream'
}

/** HTML, “multipart/form-data encoding algorithm”: nothing else is escaped, a backslash neither. */
function escapeName(name: string): string {
  return name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22')
}

function contentOf({ content }: BodyPart, part: number): MultipartSegment {
  if (content.kind === 'file') return { part, path: content.path }
  return content.kind === 'text' ? encode(content.text) : content.bytes
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
