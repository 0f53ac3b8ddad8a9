import { parseJson } from '#shared/format/parse-json.ts'
import type { Origin } from '#shared/model/origin.ts'
import type { ScopedVariable } from '#shared/model/scope.ts'
import { DYNAMIC_DESCRIPTIONS } from '#shared/template/dynamic-names.ts'
import { processEnvName, templateKind } from '#shared/template/parse-template.ts'
import { textAt, valuePath } from '#shared/template/value-path.ts'

/** What a name between braces stands for. */
export type FoundName =
  | { kind: 'value'; value: string; origin: Origin }
  /** Shown on request only. */
  | { kind: 'secret'; origin: Origin; problem: string | undefined }
  /** Made, or read, when the request is sent. */
  | { kind: 'later'; explains: string }
  /** Nothing will stand in its place. */
  | { kind: 'unresolved'; why: string }

export interface Names {
  variables: ReadonlyMap<string, ScopedVariable>
  /** Names of the process environment that may be read. */
  processEnv: readonly string[]
}

/** What the texts of a tab can name. */
export interface TabNames extends Names {
  /** Whether a name that is not among them is an unresolved one. */
  known: boolean
}

/** Looks a name up as sending would, except that values are not resolved any further. */
export function lookUpName(name: string, { variables, processEnv }: Names): FoundName {
  switch (templateKind(name)) {
    case 'dynamic': {
      const explains = DYNAMIC.get(name.slice(1))
      return explains === undefined
        ? { kind: 'unresolved', why: 'There is no dynamic value of this name.' }
        : { kind: 'later', explains: `${explains}, made anew each time.` }
    }
    case 'process-env':
      return processEnv.includes(processEnvName(name))
        ? { kind: 'later', explains: 'Read from the process environment when the request is sent.' }
        : { kind: 'unresolved', why: 'Not set here, or not allowed for this collection.' }
    case 'prompt':
      return { kind: 'unresolved', why: 'Sonde does not ask for values while sending: name a variable.' }
    case 'variable':
      return lookUpVariable(name, variables)
  }
}

const DYNAMIC = new Map(Object.entries(DYNAMIC_DESCRIPTIONS))

function lookUpVariable(name: string, variables: Names['variables']): FoundName {
  const path = variables.has(name) ? undefined : valuePath(name)
  const variable = variables.get(path?.variable ?? name)
  if (!variable) return { kind: 'unresolved', why: 'There is no variable of this name here.' }
  const { value, type, secret, origin, problem } = variable
  if (path && type !== 'object')
    return { kind: 'unresolved', why: `${path.variable} is not of type object, so no name leads into it.` }
  if (secret) return { kind: 'secret', origin, problem }
  if (problem !== undefined || value === undefined)
    return { kind: 'unresolved', why: problem ?? 'It has no value.' }
  if (!path) return { kind: 'value', value, origin }
  const inner = textAt(parseJson(value), path.keys)
  return inner === undefined
    ? { kind: 'unresolved', why: `${path.variable} holds no such thing.` }
    : { kind: 'value', value: inner, origin }
}
