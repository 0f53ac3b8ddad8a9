import { xssiPrefix } from './xssi-prefix.ts'

const STRING = '"(?:[^"\\\\\\n\\r]|\\\\.)*"'
const SCALAR = `(?:${STRING}|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|true|false|null)`
const IN_OBJECT = new RegExp(`^\\s*(?:\\}|${STRING}\\s*:|"[^"\\n\\r]*$|$)`)
const IN_ARRAY = new RegExp(`^\\s*(?:\\]|${SCALAR}\\s*(?:[,\\]]|$)|"(?:[^"\\\\\\n\\r]|\\\\.)*$|$)`)

/**
 * Whether a text begins as a JSON object or array does, to its first value or name: unmistakably, so that no log line
 * (`[info] …`, `[2026-01-31 …`), table of TOML (`[[bin]]`) or template (`{{name}}`) is taken for one.
 * @param text the beginning of the body is enough
 */
export function startsAsJson(text: string): boolean {
  const start = text.slice(xssiPrefix(text).length)
  const [opening = ''] = /^\s*(?:\[\s*){0,64}\{?/.exec(start) ?? []
  const inside = start.slice(opening.length, opening.length + 1024)
  if (opening.endsWith('{')) return IN_OBJECT.test(inside)
  return opening.includes('[') && IN_ARRAY.test(inside)
}
