import { ClientError } from '#shared/model/client-error.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import { advise } from '../request/advise.ts'

/**
 * Something that keeps a request from being sent, with the flag that allows it where one does.
 * @param environments that might have been chosen, where none was
 */
export function sayProblem(
  { problem, consent }: Pick<DraftProblem, 'problem' | 'consent'>,
  environments: readonly string[] = []
): string {
  const said = withAdvice(withFlag(problem))
  if (environments.length > 0 && said.startsWith('There is no variable called'))
    return `${said} No environment was chosen: --env ${environments.join(', ')}`
  switch (consent?.kind) {
    case 'process-env':
      return `${said} Allow it with ${consent.names.map(name => `--allow-env ${name}`).join(' ')}.`
    case 'read-file':
    case 'unix-socket':
      return said === problem ? `${said} Allow it with --allow ${consent.path}` : said
    default:
      return said
  }
}

/** What the window says to do about a token that cannot be had, and what there is to do here. */
const WITHOUT_TOKEN = ['oauth2', 'oauth2-none', 'oauth2-endpoint'].map(reason => {
  const error = new ClientError('PROTOCOL', { reason, facts: { problem: '' } })
  return { hint: error.hint, advice: advise(error) }
})

function withAdvice(problem: string): string {
  const known = WITHOUT_TOKEN.find(({ hint }) => problem.endsWith(hint))
  return known ? problem.slice(0, -known.hint.length) + known.advice : problem
}

/** A `.env` file outside the collection, which may be named in what is missing because of it. */
function withFlag(problem: string): string {
  return problem.replace(
    / leads to (.+?), outside the collection, so it is not read until you allow it\./g,
    ' leads to $1, outside the collection. It is read with --allow $1'
  )
}
