export type BodyKind =
  | 'empty'
  | 'json'
  | 'ndjson'
  | 'xml'
  | 'html'
  | 'css'
  | 'javascript'
  | 'yaml'
  | 'csv'
  | 'event-stream'
  | 'multipart'
  | 'messagepack'
  | 'cbor'
  | 'image'
  | 'audio'
  | 'video'
  | 'pdf'
  | 'text'
  | 'binary'

/** What a body is taken for. */
export interface BodyGuess {
  kind: BodyKind
  /** What a server that knew would have said: a media type in lower case without parameters, or empty. */
  mediaType: string
  /** What it is called in words, where its bytes tell: `ZIP archive`. */
  name?: string
}
