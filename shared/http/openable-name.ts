import { extensionsOf } from '../format/file-extensions.ts'
import type { BodyGuess, BodyKind } from '../sniff/body-guess.ts'
import { fileNameOf } from '../workspace/file-name.ts'

/**
 * What is text to whoever opens it: markup, styles and scripts too, which a browser or a shell of the system would run
 * under an ending of their own.
 */
const AS_TEXT = new Set<BodyKind>([
  'text',
  'html',
  'xml',
  'css',
  'javascript',
  'event-stream',
  'multipart',
  'ndjson'
])
/** What programs only show. */
const SHOWN = new Set([
  ...['json', 'csv', 'tsv', 'yaml', 'pdf', 'png', 'jpg', 'gif', 'webp', 'avif', 'bmp', 'tiff'],
  ...['wav', 'mp3', 'flac', 'm4a', 'aac', 'ogg', 'mp4', 'webm', 'mkv', 'mov', 'ogv']
])
const MEDIA = new Set<BodyKind>(['image', 'audio', 'video'])
const TABS = /^text\/(tab-separated-values|tsv)$/
const BY_KIND: Partial<Record<BodyKind, string>> = { json: 'json', csv: 'csv', yaml: 'yaml', pdf: 'pdf' }

/**
 * The name of the file by which a body may be opened in the program that the system has for it, or undefined where no
 * ending is safe. The ending is one of a closed list, by what the body is: never the one that a server says, which
 * decides what starts. Nothing may be done to the name after that.
 * @param name of its file
 */
export function openableName(name: string, { kind, mediaType }: BodyGuess): string | undefined {
  const ending = endingOf(kind, mediaType)
  if (ending === undefined) return undefined
  // No other ending is left before it, which is all that is seen where the system hides the last one.
  const stem = name.replace(/\..*$/s, '') || 'response'
  return fileNameOf(stem, `.${ending}`)
}

function endingOf(kind: BodyKind, mediaType: string): string | undefined {
  if (AS_TEXT.has(kind)) return 'txt'
  const ending = usualEnding(kind, mediaType)
  return ending !== undefined && SHOWN.has(ending) ? ending : undefined
}

/** What its own bytes say against its type is believed by no ending. */
function usualEnding(kind: BodyKind, mediaType: string): string | undefined {
  if (MEDIA.has(kind)) return extensionsOf(mediaType)[0]
  // Programs that read tables take the delimiter from the ending.
  return kind === 'csv' && TABS.test(mediaType) ? 'tsv' : BY_KIND[kind]
}
