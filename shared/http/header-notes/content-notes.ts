import type { HeaderNote } from './header-note.ts'

/** Of the content of a message and its representation, by name in lower case. */
export const CONTENT_NOTES: Record<string, HeaderNote> = {
  'content-type': {
    says: 'The media type of the content, and for text its charset.',
    source: 'RFC 9110 §8.3'
  },
  'content-length': {
    says: 'How many bytes of content follow, as they are on the wire.',
    source: 'RFC 9110 §8.6'
  },
  'content-encoding': {
    says: 'How the content is compressed; it has to be undone to get what Content-Type names.',
    source: 'RFC 9110 §8.4'
  },
  'content-language': {
    says: 'The natural languages that the content is meant for.',
    source: 'RFC 9110 §8.5'
  },
  'content-location': {
    says: 'A URL at which just this representation can be had.',
    source: 'RFC 9110 §8.7'
  },
  'content-range': {
    says: 'Which part of the whole a partial answer is, and how long the whole is.',
    source: 'RFC 9110 §14.4'
  },
  'content-disposition': {
    says: 'Whether the content is to be shown or saved, and under which file name.',
    source: 'RFC 6266'
  },
  'accept-ranges': {
    says: 'Whether parts of the content can be asked for with Range.',
    source: 'RFC 9110 §14.3'
  },
  etag: {
    says: 'A name of this very version of the content, to be compared by If-Match and If-None-Match.',
    source: 'RFC 9110 §8.8.3'
  },
  'last-modified': {
    says: 'When the server believes that the content was changed last.',
    source: 'RFC 9110 §8.8.2'
  },
  'transfer-encoding': {
    says: 'How the body is framed on this connection; chunked is how one of unknown length is sent.',
    source: 'RFC 9112 §6.1'
  },
  trailer: {
    says: 'Names of the fields that are to come after the body.',
    source: 'RFC 9110 §6.6.2'
  },
  'content-digest': {
    says: 'A digest of the content of this message, by which damage on the way is noticed.',
    source: 'RFC 9530 §2'
  },
  'repr-digest': {
    says: 'A digest of the whole representation, the same for all of its parts.',
    source: 'RFC 9530 §3'
  },
  digest: {
    says: 'A digest of the representation, in the form that Repr-Digest has replaced.',
    source: 'RFC 3230 §4.3.2'
  },
  'content-md5': {
    says: 'An MD5 digest of the body; removed from HTTP, since it was used inconsistently.',
    source: 'RFC 2616 §14.15'
  },
  'accept-patch': {
    says: 'The media types in which a PATCH of this resource is accepted.',
    source: 'RFC 5789 §3.1'
  },
  'accept-post': {
    says: 'The media types that a POST to this resource is accepted in.',
    source: 'W3C LDP §7.1'
  },
  link: {
    says: 'Links from this resource to others, each with what it is to them.',
    source: 'RFC 8288 §3'
  },
  date: {
    says: 'When the message was made, by the clock of the server.',
    source: 'RFC 9110 §6.6.1'
  },
  server: {
    says: 'The software that answered, as it calls itself.',
    source: 'RFC 9110 §10.2.4'
  },
  'x-powered-by': {
    says: 'Which framework made the answer; it helps nobody but who looks for known holes.',
    source: 'not standardised'
  },
  'content-transfer-encoding': {
    says: 'A field of mail (MIME) that means nothing in HTTP.',
    source: 'RFC 9112, Appendix B.5'
  },
  'mime-version': {
    says: 'A field of mail that means little in HTTP.',
    source: 'RFC 9112, Appendix B.1'
  }
}
