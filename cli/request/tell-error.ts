import { maskError } from '#host/send/mask-problems.ts'
import type { ClientError } from '#shared/model/client-error.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { tell } from '../tell.ts'
import { advise } from './advise.ts'
import { type NamedParts, nameField } from './name-field.ts'
import { phaseOf } from './phase-of.ts'

export interface TellErrorOptions {
  /** What is masked, beside what was met in the exchange that failed: see `secretForms`. */
  secrets: readonly SecretForm[]
  /** The file that the body was to be saved to. */
  saveTo?: string | undefined
  /** Sentences that follow. */
  more?: readonly string[]
}

/** One line on standard error, which may end up in the logs of others: where, what, what to do. */
export function tellError(
  thrown: ClientError,
  request: NamedParts,
  { secrets, saveTo, more = [] }: TellErrorOptions
): void {
  const error = maskError(thrown, secrets)
  const where = error.field === undefined ? phaseOf(thrown) : nameField(error.field, request)
  const said = [error.message, asPrinted(advise(error, saveTo)), ...more].filter(sentence => sentence !== '')
  tell(`${where === undefined ? '' : `${where}: `}${said.map(endWhereMoreFollows).join(' ')}`)
}

/** What is quoted at the end of a sentence has no full stop. */
function endWhereMoreFollows(said: string, at: number, all: readonly string[]): string {
  return at === all.length - 1 || /[.?!…]$/.test(said) ? said : `${said}.`
}

/** Nothing keeps what goes to where a body is printed. */
function asPrinted(advice: string): string {
  return advice.replace(/(?<=\barrived(?: of the body)?) (is|are) kept\b/, ' $1 printed')
}
