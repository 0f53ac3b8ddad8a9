import { stringify } from 'yaml'
import { Edit } from './edit.ts'
import { parseYaml } from './parse-yaml.ts'
import { printYaml } from './print-yaml.ts'
import { type ReadableYaml, readYaml } from './read-yaml.ts'
import { isRecord, jsonLike, sameValue } from './same-value.ts'
import { prevailingEol, SourceText, Unspliceable } from './source-text.ts'

/**
 * The text of a file with the smallest edits by which it reads as `next`: they are spliced into it, and all else keeps
 * its bytes. What cannot be spliced is replaced with the value around it, at last the whole document; the result is
 * read again before it is returned.
 * @param source  of `readYaml`, which is how a file that cannot be read is never edited
 * @param next  JSON-like; keys that are undefined are none. The order of keys is left as the file has it
 * @throws TypeError when `next` is nothing that YAML can say
 */
export function editYaml(source: ReadableYaml, next: unknown): ReadableYaml {
  const target = jsonLike(next)
  const reading = readYaml(source)
  if ('value' in reading && sameValue(reading.value, target)) return source
  for (const candidate of candidates(source, target)) {
    const read = readYaml(candidate)
    if ('value' in read && sameValue(read.value, target)) return read.source
  }
  throw new TypeError('This value cannot be written as YAML.')
}

function* candidates(source: string, next: unknown): Generator<string> {
  for (const limit of [Number.POSITIVE_INFINITY, ...depths(next)]) {
    const edited = spliceYaml(source, next, limit)
    if (edited === undefined) continue
    yield edited
    // A text that ends in newlines, at the end of a file that does not.
    if (!source.endsWith('\n')) yield edited + prevailingEol(source)
  }
  yield printYaml(next)
  yield stringify(next, { lineWidth: 0, aliasDuplicateObjects: false })
}

/** One attempt at it, which looks for differences down to a depth. Undefined when the splices do not fit. */
export function spliceYaml(source: string, next: unknown, limit: number): string | undefined {
  const text = new SourceText(source)
  const parsed = parseYaml(text.text, true)
  if ('problem' in parsed) return undefined
  try {
    return text.apply(new Edit(text.text, parsed, limit).run(next))
  } catch (error) {
    if (error instanceof Unspliceable) return undefined
    throw error
  }
}

/** The depths of a value that has children, deepest first. */
function depths(value: unknown): number[] {
  const depth = (each: unknown): number => {
    if (!Array.isArray(each) && !isRecord(each)) return 0
    return 1 + Math.max(0, ...Object.values(each).map(depth))
  }
  return Array.from({ length: depth(value) }, (_, index) => index).reverse()
}
