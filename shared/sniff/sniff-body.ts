import { readCbor } from '../binary/read-cbor.ts'
import { readMessagePack } from '../binary/read-messagepack.ts'
import type { ValueToken } from '../binary/value-token.ts'
import { type DecodedText, decodeText } from '../format/decode-text.ts'
import { guessLanguage } from '../format/guess-language.ts'
import type { BodyGuess } from './body-guess.ts'
import { isOneValue } from './is-one-value.ts'
import { looksDecodable } from './looks-decodable.ts'
import { matchSignature } from './match-signature.ts'
import { SIGNATURES } from './signatures.ts'
import { sniffText } from './sniff-text.ts'

const SAYS_NOTHING = /^$|^\*\/\*$|^text\/|^(application|binary)\/octet-stream$/
const MESSAGEPACK = /^application\/(x-|vnd\.)?(msgpack|messagepack)$|\+msgpack$/
const CBOR = /^application\/(cbor|cbor-seq)$|[+.](cbor|cbor-seq)$/
const MEDIA = /^(image|audio|video)\//
/** Two bytes that begin a frame of MPEG audio without a header before it: too few to be believed alone. */
const MPEG_AUDIO = /^audio\/|octet-stream$|^$/

export interface BodyToGuess {
  /** Its first bytes, 4 KiB of them where there are so many. */
  head: Uint8Array
  /** Bytes of all of it. */
  size: number
  /** The media type in lower case without parameters; empty when none was sent. */
  contentType: string
  /** The charset parameter. */
  charset?: string
  /** What it was asked for by. */
  url?: string
}

/**
 * What a body is. Its bytes are believed before its type: servers send their errors as JSON, their JSON as HTML, and
 * everything as octet-stream. Where the bytes say nothing, the type does, and where that says nothing, the name.
 */
export function sniffBody({ head, size, contentType, charset, url = '' }: BodyToGuess): BodyGuess {
  if (head.length === 0) return { kind: 'empty', mediaType: contentType }
  const signature = matchSignature(head)
  if (signature) return { ...signature, mediaType: keepSpecific(signature, contentType) }
  const cut = head.length < size
  const text = decodeText(head, { contentType, cut, ...(charset !== undefined && { charset }) })
  const isText = !text.looksBinary && isUnmistakable(text.text)
  // One value of binary data may look like text: a small integer, a string. Words would be many, or none that ends.
  const isWords = (tokens: Iterable<ValueToken>) => isText || (isPrintable(text) && !isOneValue(tokens, cut))
  if (MESSAGEPACK.test(contentType) && !isWords(readMessagePack(head)))
    return { kind: 'messagepack', mediaType: contentType, name: 'MessagePack' }
  if (CBOR.test(contentType) && !isWords(readCbor(head)))
    return { kind: 'cbor', mediaType: contentType, name: 'CBOR' }
  if (!text.looksBinary) return sniffText(text.text, { contentType, cut, url })
  return sniffBinary(head, cut, contentType)
}

/** Whether a text says by itself what it is: an error of whoever stands before the server, as a rule. */
function isUnmistakable(text: string): boolean {
  const language = guessLanguage('', text)
  return language === 'json' || language === 'html' || language === 'xml'
}

/** Whether bytes can be words: UTF-8 without signs that are none of a text. */
function isPrintable({ text, encoding, invalidBytes }: DecodedText): boolean {
  return encoding === 'utf-8' && invalidBytes === 0 && /^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$/.test(text)
}

function sniffBinary(head: Uint8Array, cut: boolean, contentType: string): BodyGuess {
  const [, media] = MEDIA.exec(contentType) ?? []
  if (MPEG_AUDIO.test(contentType) && head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2)
    return { kind: 'audio', mediaType: 'audio/mpeg', name: 'MP3 audio' }
  if (media === 'image' || media === 'audio' || media === 'video')
    return { kind: media, mediaType: contentType }
  if (/^multipart\//.test(contentType)) return { kind: 'multipart', mediaType: contentType }
  if (SAYS_NOTHING.test(contentType)) {
    if (looksDecodable(readMessagePack(head), cut))
      return { kind: 'messagepack', mediaType: 'application/msgpack', name: 'MessagePack' }
    if (looksDecodable(readCbor(head), cut))
      return { kind: 'cbor', mediaType: 'application/cbor', name: 'CBOR' }
  }
  return { kind: 'binary', mediaType: contentType }
}

/** A type of the same family may know more than the first bytes do: a DOCX is a ZIP archive, a codec has its own type. */
function keepSpecific(signature: BodyGuess, contentType: string): string {
  if (signature.kind === 'image' || signature.kind === 'pdf') return signature.mediaType
  const says = contentType !== '' && !SAYS_NOTHING.test(contentType)
  const family = signature.kind === 'binary' ? 'application' : signature.kind
  const saysOther =
    guessLanguage(contentType, '') !== 'text' ||
    SIGNATURES.some(([{ mediaType }]) => mediaType === contentType)
  return says && !saysOther && contentType.startsWith(`${family}/`) ? contentType : signature.mediaType
}
