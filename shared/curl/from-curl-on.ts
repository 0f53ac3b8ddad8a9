import { LAUNCHERS } from './before-curl.ts'

/**
 * A command from the name of curl on, and the names of the variables that were given to it.
 * @returns undefined when it is another program
 */
export function fromCurlOn(words: readonly string[]): { rest: string[]; variables: string[] } | undefined {
  const at = words.findIndex(word => /^(?:.*[/\\])?curl(?:\.exe)?$/i.test(word))
  const before = words.slice(0, Math.max(0, at))
  const launcher = before.findIndex(word => !/^[a-z_]\w*=/i.test(word))
  if (at < 0 || (launcher >= 0 && !LAUNCHERS.includes(before[launcher] ?? ''))) return undefined
  const variables = before.flatMap(word => /^([a-z_]\w*)=/i.exec(word)?.[1] ?? [])
  return { rest: words.slice(at + 1), variables }
}
