import { printCurl } from '#shared/curl/print-curl.ts'
import type { RequestProblem } from '#shared/http/check-request.ts'
import { draftToRequest } from '#shared/http/draft-to-request.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import { templateNames } from '#shared/template/parse-template.ts'
import type { PrintedRequests } from './printed-requests.ts'

/** Commands for a POSIX shell, each after an empty line. */
export function printAsCurl(drafts: readonly Draft[]): PrintedRequests {
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
