import { parseCurl } from '#shared/curl/parse-curl.ts'
import { splitCommands } from '#shared/curl/split-commands.ts'
import { UsageError } from '../usage-error.ts'
import type { FoundRequests } from './found-requests.ts'

/** The curl commands of a script. @throws UsageError for one that cannot be read */
export function readCommands(text: string): FoundRequests {
  const { commands, before } = splitCommands(text)
  const { drafts, losses } = readCalls(commands.map(parseCurl))
  return {
    drafts,
    losses: [...(before ? ['What stands before the first command is left out.'] : []), ...losses]
  }
}

/** What was parsed of commands or calls. What is said of one of several names it. @throws UsageError for what is none */
export function readCalls(parsed: readonly ReturnType<typeof parseCurl>[]): FoundRequests {
  const where = (at: number, said: string) => (parsed.length > 1 ? `Command ${at + 1}: ${said}` : said)
  const read = parsed.map((each, at) => {
    if ('problem' in each) throw new UsageError(where(at, each.problem))
    return { draft: each.draft, losses: each.warnings.map(said => where(at, said)) }
  })
  return { drafts: read.map(({ draft }) => draft), losses: read.flatMap(({ losses }) => losses) }
}
