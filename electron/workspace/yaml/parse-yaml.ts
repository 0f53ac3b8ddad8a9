import { type ParsedNode, parseDocument } from 'yaml'
import { tooDeepAt } from './nesting.ts'
import { tooMuchAt, tooMuchSentence } from './too-much.ts'
import { ValueReader } from './value-reader.ts'
import { conflictMarker, problemAt, refusalOf, type YamlProblem, YamlRefusal } from './yaml-problem.ts'

const TOO_DEEP = 'Values are nested too deeply to be read.'

/** A document with what each of its nodes says. */
export interface ParsedYaml {
  root: ParsedNode | null
  value: unknown
  reader: ValueReader
}

/** Parses one document. With `tokens`, nodes carry the tokens of the source. Never throws. */
export function parseYaml(source: string, tokens = false): ParsedYaml | { problem: YamlProblem } {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source
  try {
    return parseText(text, tokens)
  } catch (error) {
    if (error instanceof YamlRefusal) return { problem: problemAt(text, error) }
    // What nests deeper than the stack goes ends in a RangeError.
    const deep = error instanceof RangeError
    const message = deep ? 'Values are nested too deeply to be read.' : 'This cannot be read as YAML.'
    return { problem: { message, line: 1, column: 1 } }
  }
}

function parseText(text: string, tokens: boolean): ParsedYaml {
  const conflict = conflictMarker(text, false)
  if (conflict !== undefined) throw conflict
  const deep = tooDeepAt(text)
  if (deep !== undefined) throw new YamlRefusal(TOO_DEEP, deep)
  const much = tooMuchAt(text)
  if (much !== undefined) throw new YamlRefusal(tooMuchSentence(text), much)
  const document = parseDocument(text, {
    keepSourceTokens: tokens,
    prettyErrors: false,
    resolveKnownTags: false,
    // The reader looks for them, in linear time.
    uniqueKeys: false
  })
  const refusal = refusalOf(document.errors)
  if (refusal !== undefined) throw conflictMarker(text, true) ?? refusal
  const reader = new ValueReader()
  return { root: document.contents, value: reader.read(document.contents), reader }
}
