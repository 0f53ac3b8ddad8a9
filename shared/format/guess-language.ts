import { startsAsJson } from './json-start.ts'

export type TextLanguage = 'json' | 'xml' | 'html' | 'css' | 'javascript' | 'yaml' | 'text'

const BY_TYPE: [RegExp, TextLanguage][] = [
  [/[/+]json$|[/+-](x-)?(ndjson|jsonl|jsonlines)$|[/+]json-seq$|\/json5$/, 'json'],
  [/\/x?html(\+xml)?$/, 'html'],
  [/[/+]xml(-dtd|-external-parsed-entity)?$/, 'xml'],
  [/\/css$/, 'css'],
  [/\/(x-)?(java|ecma)script$|\/(jsonp|typescript)$/, 'javascript'],
  [/[/+.](x-)?yaml$/, 'yaml']
]
/** Types that servers send for whatever they have. */
const SAYS_NOTHING = /^$|^\*\/\*$|^text\/plain$|^application\/octet-stream$|^binary\/octet-stream$/

const HTML = /^<!doctype html|^<(html|head|body)[\s>]/i
const XML = /^<\?xml\s|^<[A-Za-z_][\w:.-]*(\s+xmlns|>)/
/** Declares itself, or is of a kind that everybody knows. */
const YAML = /^%YAML |^(openapi|swagger): ['"]?\d|^apiVersion: \S+\r?\nkind: /
/** A call of a function of that name with JSON, or a fat comment of Closure's guard before it. */
const JSONP =
  /^(\/\*\*\/\s*)?(typeof\s+)?[A-Za-z_$][\w$.]{0,99}(\s*===\s*'function'\s*&&\s*[\w$.]+)?\(\s*(?=[[{])/

/**
 * The language of a body, for colours and layout. The content wins where it is unmistakable: APIs often call their
 * JSON text/html, and their error pages JSON.
 * @param contentType the media type in lower case without parameters
 * @param text its beginning is enough
 */
export function guessLanguage(contentType: string, text: string): TextLanguage {
  const declared = BY_TYPE.find(([pattern]) => pattern.test(contentType))?.[1]
  const start = withoutComments(text.slice(0, 4096).replace(/^\ufeff/, ''))
  if (startsAsJson(start) && mayBeJson(declared, start)) return 'json'
  // A type of its own says more than a look at the beginning does.
  if (declared === undefined && !SAYS_NOTHING.test(contentType)) return 'text'
  const mayBeMarkup = declared !== 'css' && declared !== 'javascript' && declared !== 'yaml'
  if (HTML.test(start) && mayBeMarkup && declared !== 'xml') return 'html'
  if (/^<\?xml\s/.test(start) && mayBeMarkup && !(declared === 'html' && /<html[\s>]/i.test(start)))
    return 'xml'
  if (declared) return declared
  if (XML.test(start)) return 'xml'
  if (YAML.test(start)) return 'yaml'
  if (startsAsJsonp(start)) return 'javascript'
  return 'text'
}

/** What is JSON in truth: of a script only what could not be run, an object that begins with a name in quotes. */
function mayBeJson(declared: TextLanguage | undefined, start: string): boolean {
  if (declared === 'css' || declared === 'yaml') return false
  return declared !== 'javascript' || start.startsWith('{')
}

function startsAsJsonp(start: string): boolean {
  const call = JSONP.exec(start)?.[0]
  return call !== undefined && startsAsJson(start.slice(call.length))
}

/** Comments of markup before the first element say nothing of what it is. */
function withoutComments(text: string): string {
  return text.trimStart().replace(/^(?:<!--[\s\S]*?-->\s*)+/, '')
}
