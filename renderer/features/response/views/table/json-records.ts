import { MOST_COLUMNS, MOST_RECORD, type RecordSource } from './record-source.ts'

/** Records of JSON: the objects of one array, or of one line each. Their members become columns as they turn up. */
export class JsonRecords implements RecordSource {
  full = false
  readonly #columns = new Map<string, number>()
  readonly #lines: boolean
  #rest = ''

  /** @param lines whether each line is a value by itself */
  constructor(lines: boolean) {
    this.#lines = lines
  }

  get names(): readonly string[] {
    return [...this.#columns.keys()]
  }

  feed(text: string, last: boolean): (string | undefined)[][] {
    if (this.full) return []
    this.#rest += text
    if (!this.#lines) return last ? this.#recordsOf(parse(this.#rest)) : []
    const lines = this.#rest.split('\n')
    this.full = (lines.at(-1)?.length ?? 0) > MOST_RECORD
    this.#rest = last || this.full ? '' : (lines.pop() ?? '')
    return this.#recordsOf(lines.filter(line => line.trim() !== '').map(parse))
  }

  #recordsOf(values: unknown): (string | undefined)[][] {
    return Array.isArray(values) ? values.map(value => this.#recordOf(value)) : []
  }

  #recordOf(value: unknown): (string | undefined)[] {
    const record: (string | undefined)[] = []
    const members = isObject(value) ? Object.entries(value) : [['value', value] as const]
    for (const [name, member] of members) {
      const column = this.#columnOf(name)
      // What is left out stays a hole: objects that have little in common make wide tables of little.
      if (column < MOST_COLUMNS) record[column] = textOf(member)
    }
    return record
  }

  #columnOf(name: string): number {
    const { size } = this.#columns
    const column = this.#columns.get(name) ?? size
    if (column === size && size < MOST_COLUMNS) this.#columns.set(name, size)
    return column
  }
}

/** A number as it was written: the digits of a long one would be lost. */
class Written {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  /** Within a list or object the number that JSON makes of it must do. */
  toJSON(): number {
    return Number(this.text)
  }
}

/** What a reviver is told beside the value, by engines that have it. */
interface ReviverContext {
  source?: string
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text, (_: string, value: unknown, context?: ReviverContext) =>
      typeof value === 'number' && context?.source !== undefined ? new Written(context.source) : value
    )
  } catch {
    // A line that is no JSON is shown as it is.
    return text.trim()
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Written)
}

function textOf(value: unknown): string {
  if (value instanceof Written) return value.text
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
