import { printCurl } from '#shared/curl/print-curl.ts'
import { draftToRequest } from '#shared/http/draft-to-request.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import { newItem } from '#shared/opencollection/new-item.ts'
import { sondeEntryOf } from '#shared/opencollection/sonde-entry.ts'
import { templateNames } from '#shared/template/parse-template.ts'
import { printYaml } from '#workspace/yaml/print-yaml.ts'
import { UsageError } from '../usage-error.ts'

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
    for (const { problem } of problems) losses.add(problem)
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

/**
 * A file of a collection.
 * @param name what the request is called
 * @throws UsageError when there are several, since a file has one
 */
export function printAsYaml(drafts: readonly Draft[], name: string | undefined): Printed {
  const [draft, ...others] = drafts
  if (!draft || others.length > 0)
    throw new UsageError(`There are ${drafts.length} requests in it, and a YAML file has one.`)
  const beyond = Object.keys(sondeEntryOf(draft) ?? {})
  return {
    text: printYaml(newItem(name ?? nameOf(draft), draft)),
    losses: beyond.length > 0 ? [`The format has no place for some of it: ${beyond.join(', ')}.`] : []
  }
}

/** The end of its path, or its host. */
function nameOf({ method, url }: Draft): string {
  const [path = ''] = url.replace(/^[a-z]+:\/\//i, '').split(/[?#]/)
  return `${method} ${path.split('/').findLast(part => part !== '') ?? url}`
}
