import { type ParseArgsConfig, parseArgs } from 'node:util'
import { UsageError } from './usage-error.ts'

/** One flag: what is parsed and what `--help` prints are made of the same row. */
export interface OptionSpec {
  short?: string
  /** The placeholder of its value in the help; a flag without one is a switch. */
  value?: string
  /** It may be given several times. */
  repeatable?: boolean
  help: string
}

export type OptionSpecs = Record<string, OptionSpec>

type OptionValue<S extends OptionSpec> = S extends { value: string }
  ? S extends { repeatable: true }
    ? string[]
    : string
  : boolean

export type OptionValues<T extends OptionSpecs> = { [N in keyof T]?: OptionValue<T[N]> }

/**
 * Splits a command's arguments into flags and positionals.
 * @throws UsageError naming the flag that is unknown or misses its value
 */
export function parseOptions<const T extends OptionSpecs>(
  specs: T,
  args: string[]
): { values: OptionValues<T>; positionals: string[] } {
  const options: NonNullable<ParseArgsConfig['options']> = {}
  for (const [name, { short, value, repeatable }] of Object.entries(specs)) {
    options[name] = {
      type: value === undefined ? 'boolean' : 'string',
      multiple: repeatable ?? false,
      ...(short !== undefined && { short })
    }
  }
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true })
    return { values: values as OptionValues<T>, positionals }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new UsageError(error.message.replace(/\. To specify[\s\S]*/, '.').replace(/\n[\s\S]*/, ''))
  }
}

/** The flags as an indented list, two columns. */
export function describeOptions(specs: OptionSpecs): string {
  const rows = Object.entries(specs).map(([name, { short, value, help }]) => {
    const flag = `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`
    return [flag, help] as const
  })
  const width = Math.max(...rows.map(([flag]) => flag.length))
  return rows.map(([flag, help]) => `  ${flag.padEnd(width)}  ${help}`).join('\n')
}
