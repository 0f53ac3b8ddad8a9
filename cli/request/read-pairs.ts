import { UsageError } from '../usage-error.ts'
import { nameByPlace } from './name-by-place.ts'

/**
 * What a repeatable flag says as NAME=VALUE.
 * @throws UsageError for a text that is none, which may be a secret and is not told
 */
export function readPairs(flag: string, texts: readonly string[]): [name: string, value: string][] {
  return texts.map((text, index) => {
    const at = text.indexOf('=')
    if (at < 0) throw new UsageError(`${nameByPlace(flag, index, texts.length)}: write it as NAME=VALUE`)
    return [text.slice(0, at), text.slice(at + 1)]
  })
}
