import { looksLikeCurl } from '#shared/curl/looks-like-curl.ts'
import { splitCommands } from '#shared/curl/split-commands.ts'
import { looksLikeFetch } from '#shared/fetch/looks-like-fetch.ts'
import type { Format } from './formats.ts'

/** HAR is one object with `log` in it; no line of a session begins so. */
const HAR = /^\s*\{\s*"log"\s*:/
const NDJSON = /^\s*\{\s*"(?:seq|lane|kind|at)"\s*:/
/** What files of requests begin with, or have somewhere at their left edge. */
const YAML = /^(?:info|http|graphql|websocket)[ \t]*:/m

/** What a text is, by its beginning; a script that has a curl command is taken for that. Undefined for what is not known. */
export function seeFormat(beginning: string): Format | undefined {
  const text = beginning.replace(/^\uFEFF/, '')
  if (looksLikeCurl(text)) return 'curl'
  if (looksLikeFetch(text)) return 'fetch'
  if (HAR.test(text)) return 'har'
  if (NDJSON.test(text)) return 'ndjson'
  if (YAML.test(text)) return 'yaml'
  return splitCommands(text).commands.some(looksLikeCurl) ? 'curl' : undefined
}
