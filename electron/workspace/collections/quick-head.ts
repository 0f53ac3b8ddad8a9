import type { ItemHead } from './item-head.ts'

/** Others are few. */
const KINDS = ['http', 'graphql', 'websocket'] as const
const DEFAULT_METHODS = { http: 'GET', graphql: 'POST' }

/** A key at the top, at the second level, and what may stand behind it. */
const TOP = /^([A-Za-z]\w*):(?: (.*))?$/
const SECOND = /^ {2}([A-Za-z]\w*):(?: (.*))?$/
const FIRST_OF_EXAMPLE = /^ {2}- name: (.*)$/
const OF_EXAMPLE = /^ {4}([A-Za-z]\w*):(?: .*)?$/
const LIST_ITEM = /^ {4}- \S/
const IGNORED = /^ *(?:#.*)?$/
/** What can be no key of a level that is looked at, whatever it belongs to. */
const DEEPER = /^ {3}/
/** The opening of a text in lines of its own. */
const BLOCK_TEXT = /^[|>][+-]?$/
/** A plain scalar that can only be a text: no number, no truth value, no comment, no mapping, on one line. */
const PLAIN = /^[A-Za-z/](?:[^\s:#]|:(?=\S)|(?<=\S)#| (?=[^\s#]))*$/
const NO_TEXT = /^(?:true|false|null)$/i
const DOUBLE_QUOTED = /^"([^"\\]*)"$/
const SINGLE_QUOTED = /^'([^']*)'$/
/** Nobody's name or URL is longer; patterns that look at each character have limits of their own. */
const MAX_SCALAR = 8192
const WHOLE_NUMBER = /^\d{1,9}$/

/**
 * Reads the head of a request's file from its text, where it is written as Bruno and Sonde write it. Parsing YAML
 * takes a hundred times as long, and a tree of ten thousand requests is wanted at once.
 * @returns what `headOf` would say of the parsed file if that is valid; undefined for whatever looks unusual
 */
export function quickHead(text: string): ItemHead | undefined {
  const sections = topSections(text)
  const info = sections && fieldsOf(sections.get('info'))
  const kind = KINDS.find(each => each === info?.get('type'))
  if (!sections || !info || !kind) return undefined
  const request = fieldsOf(sections.get(kind))
  const examples = kind === 'http' ? examplesOf(sections.get('examples')) : []
  if (!request || !examples) return undefined
  const name = scalarText(info.get('name'))
  const method = kind === 'websocket' ? undefined : methodOf(request, DEFAULT_METHODS[kind])
  const url = request.has('url') ? scalarText(request.get('url')) : ''
  const seq = info.get('seq')
  if (name === undefined || url === undefined) return undefined
  if (method === undefined && kind !== 'websocket') return undefined
  if (seq !== undefined && !WHOLE_NUMBER.test(seq)) return undefined
  return {
    kind,
    name,
    ...(seq !== undefined && { seq: Number(seq) }),
    ...(method !== undefined && { method }),
    url,
    ...(examples.length > 0 && { examples })
  }
}

function methodOf(request: ReadonlyMap<string, string>, missing: string): string | undefined {
  const method = scalarText(request.get('method') ?? missing)
  return method === '' ? missing : method
}

/** The lines under each key at the top. Undefined when there is a line at the top that is none. */
function topSections(text: string): Map<string, string[]> | undefined {
  const sections = new Map<string, string[]>()
  let lines: string[] | undefined
  for (const raw of text.replace(/^\uFEFF/, '').split('\n')) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    if (line.includes('\r')) return undefined
    if (line === '' || line.startsWith(' ')) {
      lines?.push(line)
      if (lines === undefined && line.trim() !== '') return undefined
    } else if (!line.startsWith('#')) {
      const [matched, key = '', value = ''] = TOP.exec(line) ?? []
      const isSection = value === ''
      if (matched === undefined || sections.has(key)) return undefined
      if (!isSection && !BLOCK_TEXT.test(value) && scalarText(value) === undefined) return undefined
      lines = []
      sections.set(key, isSection ? lines : [])
    }
  }
  return sections
}

/** The values at the second level, as they are written. Undefined when there is a line that may be anything else. */
function fieldsOf(lines: readonly string[] | undefined): Map<string, string> | undefined {
  if (!lines) return undefined
  const fields = new Map<string, string>()
  /** Whether lines that lie deeper belong to the key before them. */
  let open = false
  for (const line of lines) {
    if (IGNORED.test(line)) continue
    const [matched, key = '', value = ''] = SECOND.exec(line) ?? []
    if (matched === undefined) {
      if (!open || !DEEPER.test(line)) return undefined
      continue
    }
    if (fields.has(key)) return undefined
    open = value === '' || BLOCK_TEXT.test(value)
    const known = open || scalarText(value) !== undefined || WHOLE_NUMBER.test(value)
    if (!known && value !== '[]' && value !== '{}') return undefined
    fields.set(key, value)
  }
  return fields
}

/** The titles of the examples. */
function examplesOf(lines: readonly string[] | undefined): string[] | undefined {
  if (!lines) return []
  const titles: string[] = []
  let inside = false
  for (const line of lines) {
    if (IGNORED.test(line)) continue
    const [matched, value] = FIRST_OF_EXAMPLE.exec(line) ?? []
    if (matched !== undefined) {
      const title = scalarText(value)
      if (title === undefined) return undefined
      titles.push(title)
      inside = false
      continue
    }
    const [field, key] = OF_EXAMPLE.exec(line) ?? []
    if (key === 'name' || titles.length === 0) return undefined
    if (field !== undefined) inside = true
    else if (!inside || !/^ {5}/.test(line)) {
      if (!inside || !LIST_ITEM.test(line)) return undefined
    }
  }
  return titles
}

function scalarText(value: string | undefined): string | undefined {
  if (value === undefined || value.length > MAX_SCALAR) return undefined
  const [, quoted] = DOUBLE_QUOTED.exec(value) ?? SINGLE_QUOTED.exec(value) ?? []
  if (quoted !== undefined) return quoted
  return PLAIN.test(value) && !NO_TEXT.test(value) ? value : undefined
}
