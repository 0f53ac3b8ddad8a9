import type { DraftProblem } from '#shared/model/send-event.ts'

/** Something that keeps a request from being sent, with the flag that allows it where one does. */
export function sayProblem({ problem, consent }: Pick<DraftProblem, 'problem' | 'consent'>): string {
  switch (consent?.kind) {
    case 'process-env':
      return `${problem} Allow it with ${consent.names.map(name => `--allow-env ${name}`).join(' ')}.`
    case 'read-file':
    case 'unix-socket':
      return `${problem} Allow it with --allow ${consent.path}`
    default:
      return problem
  }
}
