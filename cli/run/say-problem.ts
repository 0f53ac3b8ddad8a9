import type { ConsentRequest } from '#shared/model/consent.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'

/**
 * Something that keeps a request from being sent, with the flag that allows it where one does.
 * @param environments that might have been chosen, where none was
 */
export function sayProblem(
  { problem, missing, consent }: Pick<DraftProblem, 'problem' | 'missing' | 'consent'>,
  environments: readonly string[] = []
): string {
  const said = [problem]
  const flags = consent && flagsFor(consent)
  if (flags !== undefined) said.push(`Allow it with ${flags}`)
  if (missing !== undefined && environments.length > 0)
    said.push(`No environment was chosen: --env ${environments.join(', ')}`)
  return said.join(' ')
}

/** Undefined for what no flag allows. */
function flagsFor(consent: ConsentRequest): string | undefined {
  switch (consent.kind) {
    case 'process-env':
      return consent.names.map(name => `--allow-env ${name}`).join(' ')
    case 'read-file':
    case 'unix-socket':
      return `--allow ${consent.path}`
    case 'open-folder':
      return undefined
  }
}
