import type { ErrorCode, YAMLParseError } from 'yaml'

/** What is wrong with a file, in words for a person, and where. Lines and columns count from 1. */
export interface YamlProblem {
  message: string
  line: number
  column: number
}

/** A reason why a text is not read, at an offset in it. */
export class YamlRefusal extends Error {
  readonly offset: number

  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

const SENTENCES: Partial<Record<ErrorCode, string>> = {
  BAD_ALIAS: 'A * refers to an anchor, but names none. Quote the text if it is meant as text.',
  BAD_COLLECTION_TYPE: 'The tag does not fit what follows it. Remove the tag.',
  BAD_DIRECTIVE: 'A line that begins with % is a directive, and this is none that YAML knows. Remove it.',
  BAD_DQ_ESCAPE: 'This is no escape that YAML knows in double quotes. Write \\\\ for a backslash.',
  BAD_INDENT: 'The indentation does not fit the lines above. Align the line with its neighbours.',
  BAD_PROP_ORDER: 'An anchor or a tag stands in the wrong place. Put it right before the value.',
  BAD_SCALAR_START: 'A text without quotes cannot begin with this character. Put the text in quotes.',
  BLOCK_AS_IMPLICIT_KEY: 'There are two keys on one line. Put the text in quotes if the colon belongs to it.',
  BLOCK_IN_FLOW: 'Inside of { } and [ ] nothing can be written with indentation. Put the text in quotes.',
  KEY_OVER_1024_CHARS: 'The key is longer than the 1024 characters that YAML allows.',
  MULTILINE_IMPLICIT_KEY: 'A key must stand on one line. There may be a colon missing in the line above.',
  MULTIPLE_ANCHORS: 'The value has two anchors. Leave one.',
  MULTIPLE_DOCS: 'The file holds several documents, divided by ---. Keep one of them in each file.',
  MULTIPLE_TAGS: 'The value has two tags. Leave one.',
  TAB_AS_INDENT: 'The line is indented with a tab. Use spaces.',
  TAG_RESOLVE_FAILED: 'The value is not what its tag says. Remove the tag.'
}

const NOT_CLOSED =
  'A bracket is not closed, or what stands in it is not indented. Close it, or put the text in quotes.'

/** Errors that share a code with others, by how the parser words them. */
const BY_WORDING: readonly [RegExp, string][] = [
  [/call stack/, 'Values are nested too deeply to be read.'],
  [/^Flow /, NOT_CLOSED],
  [/closing ['"]quote/, 'The quote that ends this text is missing.'],
  [/followed by map values/, 'A key has no colon. Write it as key: value.'],
  [/^Block scalar header/, 'Behind | or > nothing can stand but a comment. Begin the text on the next line.'],
  [/directives-end/, 'A line of --- must stand between the directives and the document.'],
  [
    /flow-(seq|map)-end/,
    'A bracket is closed here that was not opened. Put the text in quotes if it is meant as text.'
  ]
]

const TOO_DEEP_KEY =
  'The line is indented further than the key above it, which has its value already. Align it with its neighbours.'

/** The first of a parser's errors in words, and where a person mends it. */
export function refusalOf([first, second]: readonly YAMLParseError[]): YamlRefusal | undefined {
  if (first === undefined) return undefined
  // Of a key that is indented too far the parser says that it goes on with the line above, from which on it is wrong.
  if (first.code === 'BLOCK_AS_IMPLICIT_KEY' && second?.code === 'MULTILINE_IMPLICIT_KEY')
    return new YamlRefusal(TOO_DEEP_KEY, second.pos[1])
  return new YamlRefusal(sentenceOf(first), first.pos[0])
}

function sentenceOf(error: YAMLParseError): string {
  const worded = BY_WORDING.find(([wording]) => wording.test(error.message))
  if (worded !== undefined) return worded[1]
  const sentence = SENTENCES[error.code]
  if (sentence !== undefined) return sentence
  return 'This cannot stand here. A text that begins with { or [ or goes on behind its quotes must be quoted as a whole.'
}

const MARKERS = [
  ['<<<<<<<', 'begins'],
  ['>>>>>>>', 'ends'],
  ['=======', 'is divided']
] as const

/**
 * The first marker that a merge left at the start of a line. In YAML no text can stand there, but for a lone `=======`,
 * which is looked for only in what cannot be read anyway.
 */
export function conflictMarker(text: string, alsoDivider: boolean): YamlRefusal | undefined {
  for (const [marker, does] of MARKERS) {
    if (!text.includes(marker)) continue
    if (marker === '=======' && !alsoDivider) continue
    const found = new RegExp(`(?:^|\\n)${marker}(?= |\\r?\\n|$)`).exec(text)
    if (found === null) continue
    const offset = found.index + found[0].length - marker.length
    return new YamlRefusal(
      `An unfinished merge: a conflict ${does} here with ${marker}. Keep one side, and remove the markers.`,
      offset
    )
  }
  return undefined
}

/** The problem at its line and column. */
export function problemAt(text: string, refusal: { message: string; offset: number }): YamlProblem {
  const before = text.slice(0, refusal.offset)
  const line = before.split('\n').length
  return { message: refusal.message, line, column: before.length - before.lastIndexOf('\n') }
}
