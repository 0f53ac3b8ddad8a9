import { printCurl } from '#shared/curl/print-curl.ts'
import type { RequestProblem } from '#shared/http/check-request.ts'
import { draftToRequest } from '#shared/http/draft-to-request.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import { newItem } from '#shared/opencollection/new-item.ts'
import { sondeEntryOf } from '#shared/opencollection/sonde-entry.ts'
import { templateNames } from '#shared/template/parse-template.ts'
import { printYaml } from '#workspace/yaml/print-yaml.ts'
import { UsageError } from '../usage-error.ts'
import { nameOfRequest } from './name-of-request.ts'

interface Printed {
  text: string
  /** What of the requests is not in it: sentences. */
  losses: string[]
}

/** Commands for a POSIX shell, each after an empty line. */
export function printAsCurl(drafts: readonly Draft[]): Printed {
  const losses = new Set<string>()
  const commands = drafts.map(draft => {
    const { request, settings, problems } = draftToRequest(draft)
    const command = printCurl(request, settings)
    for (const each of problems) losses.add(sayProblem(each))
    const kind = draft.auth?.kind
    if (kind !== undefined && kind !== 'none' && kind !== 'inherit' && !settings.auth)
      losses.add(`Credentials of the kind “${kind}” are left out.`)
    const names = templateNames(command)
    if (names.length > 0)
      losses.add(`Variables stand as they were written: ${[...new Set(names)].join(', ')}.`)
    return `${command}\n`
  })
  return { text: commands.join('\n'), losses: [...losses] }
}

/** Of files, the window says that they are to be chosen. */
function sayProblem({ field, problem }: RequestProblem): string {
  return /^body\.(?:parts\.\d+\.)?files$/.test(field)
    ? 'A file to send is not named, and is left out.'
    : problem
}

/**
 * A file of a collection.
 * @param name what the request is called
 * @throws UsageError when there are several, since a file has one
 */
export function printAsYaml(drafts: readonly Draft[], name: string | undefined): Printed {
  const [draft, ...others] = drafts
  if (!draft || others.length > 0)
    throw new UsageError(
      `There are ${drafts.length} requests in it, and a YAML file has one: -o FOLDER/ makes a collection of them.`
    )
  const beyond = Object.keys(sondeEntryOf(draft) ?? {})
  return {
    text: printYaml(newItem(name ?? nameOfRequest(draft), draft)),
    losses: beyond.length > 0 ? [`The format has no place for some of it: ${beyond.join(', ')}.`] : []
  }
}

/** What becomes a variable in a file of a collection although it was none in what was recorded: sentences. */
export function sayVariables(drafts: readonly Draft[]): string[] {
  const names = templateNames(JSON.stringify(drafts.map(({ url, headers, body }) => [url, headers, body])))
  return names.length > 0
    ? [`What stands in double braces in the file is read as variables: ${names.join(', ')}.`]
    : []
}
