import type { TextLanguage } from '#shared/format/guess-language.ts'
import type { TextRow } from '#shared/model/text-document.ts'

/** What a part of a row is, for its colour. */
export type TokenKind =
  | 'key'
  | 'string'
  | 'number'
  | 'keyword'
  | 'comment'
  | 'delimiter'
  | 'tag'
  | 'attribute'
  | 'meta'
  | 'text'

export interface Token {
  kind: TokenKind
  text: string
}

type Rule = readonly [pattern: RegExp, kind: TokenKind]

const JSON_RULES: readonly Rule[] = [
  [/"(?:[^"\\]|\\.)*"(?=\s*:)/y, 'key'],
  [/"(?:[^"\\]|\\.)*(?:"|\\?$)/y, 'string'],
  [/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y, 'number'],
  [/\b(?:true|false|null)\b/y, 'keyword'],
  [/[{}[\],:]+/y, 'delimiter'],
  [/\s+/y, 'text'],
  [/[^\s"\d{}[\],:-]+|./y, 'text']
]
/** What is left of a token that began in a row before. */
const JSON_REST: Record<'string' | 'name', Rule> = {
  string: [/(?:[^"\\]|\\.)*(?:"|\\?$)/y, 'string'],
  name: [/(?:[^"\\]|\\.)*(?:"|\\?$)/y, 'key']
}

const MARKUP_RULES: readonly Rule[] = [
  [/<!--[\s\S]*?(?:-->|$)/y, 'comment'],
  [/<!\[CDATA\[[\s\S]*?(?:\]\]>|$)/y, 'text'],
  [/<[!?][^>]*(?:>|$)/y, 'meta'],
  [/[^<]+/y, 'text']
]
/** What is left of what began in a row before. */
const MARKUP_REST: Record<'string' | 'comment' | 'text', Rule> = {
  string: [/[^"']*["']?/y, 'string'],
  comment: [/[\s\S]*?(?:-->|$)/y, 'comment'],
  text: [/[\s\S]*?(?:\]\]>|(?=<\/(?:script|style|textarea|title|iframe|xmp)[\s/>])|$)/iy, 'text']
}
const IN_TAG: readonly Rule[] = [
  [/<\/?/y, 'delimiter'],
  [/\/?>/y, 'delimiter'],
  [/"[^"]*(?:"|$)|'[^']*(?:'|$)/y, 'string'],
  [/(?<=<\/?)[^\s/>]+/y, 'tag'],
  [/[^\s=/>"']+/y, 'attribute'],
  [/=/y, 'delimiter'],
  [/\s+|./y, 'text']
]
/** Longer rows are not coloured beyond this many signs: all of them are in sight nowhere. */
const MOST_COLOURED = 8192

/** A row cut into what its parts are. Light on purpose: it sees one row, and what the host says it begins within. */
export function tokensOf({ text, within }: TextRow, language: TextLanguage): Token[] {
  if (language === 'json') return jsonTokens(text, within)
  if (language === 'xml' || language === 'html') return markupTokens(text, within)
  return text === '' ? [] : [{ kind: 'text', text }]
}

function jsonTokens(text: string, within: TextRow['within']): Token[] {
  const cut = new Cut(text)
  if (within === 'string' || within === 'name') cut.take([JSON_REST[within]])
  while (cut.take(JSON_RULES));
  return cut.end()
}

function markupTokens(text: string, within: TextRow['within']): Token[] {
  const cut = new Cut(text)
  if (within === 'string' || within === 'comment' || within === 'text') cut.take([MARKUP_REST[within]])
  let inTag = within === 'tag' || within === 'string'
  for (;;) {
    if (!inTag && /[/a-zA-Z_:]/.test(text[cut.at + 1] ?? '') && text[cut.at] === '<') inTag = true
    const token = cut.take(inTag ? IN_TAG : MARKUP_RULES)
    if (!token && !cut.take([[/</y, 'text']])) return cut.end()
    if (inTag && token?.text.endsWith('>') && token.kind === 'delimiter') inTag = false
  }
}

/** A text, token by token. */
class Cut {
  readonly #text: string
  readonly #tokens: Token[] = []
  at = 0

  constructor(text: string) {
    this.#text = text
  }

  /** Takes what the first rule finds that finds anything. */
  take(rules: readonly Rule[]): Token | undefined {
    if (this.at >= Math.min(this.#text.length, MOST_COLOURED)) return undefined
    for (const [pattern, kind] of rules) {
      pattern.lastIndex = this.at
      const text = pattern.exec(this.#text)?.[0]
      if (!text) continue
      this.at += text.length
      const token = { kind, text }
      this.#tokens.push(token)
      return token
    }
    return undefined
  }

  end(): Token[] {
    if (this.at < this.#text.length) this.#tokens.push({ kind: 'text', text: this.#text.slice(this.at) })
    return this.#tokens
  }
}
