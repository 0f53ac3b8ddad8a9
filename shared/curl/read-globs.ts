import { coverTemplates } from '../template/cover-templates.ts'

/** `{a,b}`, `[1-3]`, `[a-z:2]`. */
const GLOB = /\{[^{}]*\}|\[(?:[a-z]-[a-z]|[A-Z]-[A-Z]|\d+-\d+)(?::\d+)?\]/

/**
 * A URL as curl reads it without `--globoff`: a backslash before a bracket or brace makes that a plain one. What curl
 * would write out to several URLs stays as it is, and is noted.
 */
export function readGlobs(url: string, warnings: string[]): string {
  // `${name}` is the shell's, who never hands it on.
  const covered = coverTemplates(url).replace(/\\[[\]{}]|\$\{/g, '__')
  const [pattern] = GLOB.exec(covered) ?? []
  if (pattern !== undefined)
    warnings.push(
      `curl would take “${pattern}” in the URL for a pattern and ask for each URL that it stands for: here it stays as it is.`
    )
  return url.replace(/\\([[\]{}])/g, '$1')
}
