import { type ParseArgsConfig, parseArgs } from 'node:util'
import { CURL_FLAGS } from './curl-flags.ts'
import { nearestName } from './nearest-name.ts'
import { wrapText } from './terminal/wrap-text.ts'
import { UnknownFlag, UsageError } from './usage-error.ts'

/** One flag: what is parsed and what `--help` prints are made of the same row. */
export interface OptionSpec {
  short?: string
  /** The placeholder of its value in the help; a flag without one is a switch. */
  value?: string
  /** All values that it can have, which shells complete. Any other is refused. */
  choices?: readonly string[]
  /** What its values begin with, which shells complete. */
  beginnings?: readonly string[]
  /** It may be given several times; any other value may not, since only one of two could count. */
  repeatable?: boolean
  help: string
}

export type OptionSpecs = Record<string, OptionSpec>

type OptionValue<S extends OptionSpec> = S extends { value: string }
  ? S extends { repeatable: true }
    ? string[]
    : S extends { choices: readonly (infer Choice)[] }
      ? Choice
      : string
  : boolean

export type OptionValues<T extends OptionSpecs> = { [N in keyof T]?: OptionValue<T[N]> }

/**
 * Splits a command's arguments into flags and positionals.
 * @param inPlaceOf flags of other tools, as they are typed, with what to write instead
 * @throws UsageError naming the flag that is unknown, misses its value or has one that it cannot have
 */
export function parseOptions<const T extends OptionSpecs>(
  specs: T,
  args: string[],
  inPlaceOf: Readonly<Record<string, string>> = 'no-redirect' in specs ? CURL_FLAGS : {}
): { values: OptionValues<T>; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ ...configOf(specs, args), strict: true })
    return { values: takeValues(specs, values), positionals }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw readProblem(error, specs, inPlaceOf)
  }
}

/** What of a line that is still being typed, so that nothing is wrong with it yet, is neither a flag nor a value of one. */
export function operandsOf(specs: OptionSpecs, words: readonly string[]): string[] {
  const { positionals } = parseArgs({ ...configOf(specs, words), strict: false })
  return positionals.filter(word => word !== '')
}

function configOf(specs: OptionSpecs, args: readonly string[]) {
  const options: NonNullable<ParseArgsConfig['options']> = {}
  for (const [name, { short, value }] of Object.entries(specs)) {
    options[name] = {
      type: value === undefined ? 'boolean' : 'string',
      multiple: true,
      ...(short !== undefined && { short })
    }
  }
  return { args: joinNegativeNumbers(specs, args), options, allowPositionals: true } as const
}

/** A negative number after a flag is its value, so that the flag can say what is wrong with it. */
function joinNegativeNumbers(specs: OptionSpecs, args: readonly string[]): string[] {
  const joined: string[] = []
  for (const arg of args) {
    const flag = joined.at(-1)
    const spec = flag === undefined ? undefined : findSpec(specs, flag)
    if (spec?.value === undefined || !/^-\d/.test(arg)) joined.push(arg)
    else joined.splice(-1, 1, flag?.startsWith('--') ? `${flag}=${arg}` : `${flag}${arg}`)
  }
  return joined
}

/** @param flag as it is typed, without a value */
function findSpec(specs: OptionSpecs, flag: string): OptionSpec | undefined {
  if (flag.startsWith('--')) return Object.hasOwn(specs, flag.slice(2)) ? specs[flag.slice(2)] : undefined
  return Object.values(specs).find(({ short }) => short !== undefined && flag === `-${short}`)
}

/**
 * @throws UsageError for a value that is given twice, but may be only once, and for one that is not among the choices. A
 * switch says the same again.
 */
function takeValues<T extends OptionSpecs>(specs: T, given: Record<string, unknown>): OptionValues<T> {
  const values: Record<string, unknown> = {}
  for (const [name, all] of Object.entries(given)) {
    const spec = specs[name]
    if (!spec || !Array.isArray(all)) continue
    const isSingle = spec.value !== undefined && !spec.repeatable
    if (isSingle && all.length > 1) throw new UsageError(`--${name}: only one can be given`)
    if (spec.choices) refuseOthers(name, all, spec.choices)
    values[name] = spec.repeatable ? all : all.at(-1)
  }
  return values as OptionValues<T>
}

function refuseOthers(name: string, given: readonly unknown[], choices: readonly string[]): void {
  const other = given.find(value => typeof value === 'string' && !choices.includes(value))
  if (other === undefined) return
  const wanted = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(choices)
  throw new UsageError(`--${name}${other === '' ? '' : ` ${other}`}: write ${wanted}`)
}

/** What Node says of arguments it cannot make sense of, on one line. */
function readProblem(
  { message }: TypeError,
  specs: OptionSpecs,
  inPlaceOf: Readonly<Record<string, string>>
): UsageError {
  const [, flag] = /^Option '(?:-\w, )?(--?[\w.-]+).*' argument (?:missing|is ambiguous)/.exec(message) ?? []
  if (flag !== undefined)
    return new UsageError(
      `${flag}: its value is missing. One that begins with a dash is written together with it: ${flag}${flag.startsWith('--') ? '=' : ''}-…`
    )
  const [, unknown] = /^Unknown option '([^']+)'/.exec(message) ?? []
  if (unknown !== undefined) return new UnknownFlag(describeUnknown(unknown, specs, inPlaceOf))
  const [, toggle] = /^Option '(?:-\w, )?(--?[\w.-]+)' does not take an argument/.exec(message) ?? []
  if (toggle !== undefined) return new UsageError(`${toggle}: it takes no value`)
  return new UsageError(message.replace(/\. To specify[\s\S]*/, '.').replace(/\n[\s\S]*/, ''))
}

function describeUnknown(
  flag: string,
  specs: OptionSpecs,
  inPlaceOf: Readonly<Record<string, string>>
): string {
  const told = Object.hasOwn(inPlaceOf, flag) ? inPlaceOf[flag] : undefined
  // Not every command has what takes the place of it.
  const known =
    told?.match(/--[a-z][\w.-]*\w/g)?.every(name => findSpec(specs, name)) === false ? undefined : told
  const meant = flag.startsWith('--') ? nearestName(flag.slice(2), Object.keys(specs)) : undefined
  const hint = known ?? (meant === undefined ? undefined : `Did you mean “--${meant}”?`)
  return `“${flag}” is not a flag of this command.${hint === undefined ? '' : ` ${hint}`}`
}

/** Of the help where it is no terminal. */
const HELP_COLUMNS = 100
/** Longer lines are hard to read. */
const MOST_HELP_COLUMNS = 120

/** That a line of the help may have. */
export function helpColumns(): number {
  return Math.min(process.stdout.columns || HELP_COLUMNS, MOST_HELP_COLUMNS)
}

/** The flags as an indented list, two columns. @param columns that a line may have */
export function describeOptions(specs: OptionSpecs, columns = helpColumns()): string {
  const rows = Object.entries(specs).map(([name, { short, value, help }]) => {
    const flag = `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`
    return [flag, help] as const
  })
  const width = Math.max(...rows.map(([flag]) => flag.length))
  const indent = `\n${' '.repeat(width + 4)}`
  const room = Math.max(LEAST_HELP_COLUMNS, columns - width - 4)
  return rows
    .map(([flag, help]) => `  ${flag.padEnd(width)}  ${wrapText(help, room).join(indent)}`)
    .join('\n')
}

/** What a flag does is not cut into a narrower column. */
const LEAST_HELP_COLUMNS = 30

/** The flags by group, each under its name. */
export function describeGroups(groups: Record<string, OptionSpecs>): string {
  const parts = Object.entries(groups).map(([name, specs]) => `${name}:\n${describeOptions(specs)}`)
  return parts.join('\n\n')
}
