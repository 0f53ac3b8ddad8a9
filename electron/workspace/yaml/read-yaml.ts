import { parseYaml } from './parse-yaml.ts'
import { quickYaml } from './quick-yaml.ts'
import type { YamlProblem } from './yaml-problem.ts'

declare const readable: unique symbol

/** The text of a YAML file that `readYaml` could read: only such a file can be edited. */
export type ReadableYaml = string & { readonly [readable]: true }

/** What a file says, or why it cannot be read. */
type YamlReading =
  | { readonly source: ReadableYaml; readonly value: unknown }
  | { readonly problem: YamlProblem }

/**
 * Reads a file of one YAML 1.2 document (core schema: dates are text, `<<` is a key like others). A byte order mark and
 * CRLF are fine; an empty file is `null`. Refused, with a sentence for a person: conflict markers, duplicate keys,
 * keys that are no text, several documents, and aliases that stand for more than anybody wrote. Never throws.
 */
export function readYaml(source: string): YamlReading {
  const parsed = quickYaml(source) ?? parseYaml(source)
  if ('problem' in parsed) return parsed
  // The one place where the brand is given.
  return { source: source as ReadableYaml, value: parsed.value }
}
