import type { Draft } from '#shared/model/draft/draft.ts'
import { templateNames } from '#shared/template/parse-template.ts'

/** What becomes a variable in a file of a collection although it was none in what was recorded: sentences. */
export function sayVariables(drafts: readonly Draft[]): string[] {
  const names = templateNames(JSON.stringify(drafts.map(({ url, headers, body }) => [url, headers, body])))
  return names.length > 0
    ? [`What stands in double braces in the file is read as variables: ${names.join(', ')}.`]
    : []
}
