export type TextLanguage = 'json' | 'xml' | 'html' | 'css' | 'javascript' | 'yaml' | 'text'

const BY_TYPE: [RegExp, TextLanguage][] = [
  [/[/+]json$|\/(x-)?ndjson$|\/json5$/, 'json'],
  [/\/x?html(\+xml)?$/, 'html'],
  [/[/+]xml$/, 'xml'],
  [/\/css$/, 'css'],
  [/\/(x-)?(java|ecma)script$/, 'javascript'],
  [/[/+](x-)?yaml$/, 'yaml']
]
/** Types that servers send for whatever they have. */
const SAYS_NOTHING = /^$|^text\/plain$|^application\/octet-stream$|^binary\/octet-stream$/

/**
 * The language of a body, for colours and layout. The content wins where it is unmistakable: APIs often call their
 * JSON text/html.
 * @param contentType the media type in lower case without parameters
 */
export function guessLanguage(contentType: string, text: string): TextLanguage {
  const declared = BY_TYPE.find(([pattern]) => pattern.test(contentType))?.[1]
  const start = text
    .slice(0, 1024)
    .replace(/^\ufeff/, '')
    .trimStart()
  const looksJson = /^(?:\{\s*(?:"|\})|\[\s*(?:[[{"\d\]-]|true|false|null))/.test(start)
  const mayBeMistaken = declared === undefined || declared === 'html'
  if (looksJson && mayBeMistaken) return 'json'
  if (declared) return declared
  if (!SAYS_NOTHING.test(contentType)) return 'text'
  if (/^<!doctype html|^<html[\s>]/i.test(start)) return 'html'
  if (/^<\?xml\s|^<[A-Za-z_][\w:.-]*(\s+xmlns|>)/.test(start)) return 'xml'
  return 'text'
}
