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

const HTML = /^<!doctype html|^<html[\s>]/i
/** In an XML of its own, these are elements as any others. */
const IN_HTML = /^<(head|body)[\s>]/i
const XML_DECLARATION = /^<\?xml\s[^>]*>\s*/
const NAMESPACE = /^<[A-Za-z_][\w:.-]*\s[^>]*\bxmlns(:[\w.-]+)?\s*=\s*["']/
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
  const markup = unmistakableMarkup(start, declared)
  if (markup || declared) return markup ?? declared ?? 'text'
  // A type of its own says more than a look at the beginning does.
  if (!SAYS_NOTHING.test(contentType)) return 'text'
  if (XML.test(start)) return 'xml'
  if (YAML.test(start)) return 'yaml'
  if (startsAsJsonp(start)) return 'javascript'
  return 'text'
}

/** A page or document, whatever it was called: error pages come under any type. */
function unmistakableMarkup(start: string, declared: TextLanguage | undefined): 'html' | 'xml' | undefined {
  const content = withoutComments(start.replace(XML_DECLARATION, ''))
  if (HTML.test(content) || (IN_HTML.test(content) && declared !== 'xml')) return 'html'
  if (XML_DECLARATION.test(start)) return declared === 'html' && /<html[\s>]/i.test(start) ? 'html' : 'xml'
  // A page may begin with a drawing in it.
  return NAMESPACE.test(content) && declared !== 'html' ? 'xml' : undefined
}

/** What is JSON in truth: of a script only what could not be run, an object that begins with a name in quotes. */
function mayBeJson(declared: TextLanguage | undefined, start: string): boolean {
  // All JSON is YAML.
  if (declared === 'yaml') return false
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
