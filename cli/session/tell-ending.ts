import type { SecretForm } from '#shared/model/secret-form.ts'
import { recordRedactor } from '#shared/redaction/redact-exchange.ts'
import { REFUSED } from '../exit-statuses.ts'
import { exitOf } from '../request/exit-of.ts'
import type { NamedParts } from '../request/name-field.ts'
import { tellError } from '../request/tell-error.ts'
import { tell } from '../tell.ts'
import type { Ending } from './ending.ts'

export interface TellEndingOptions {
  /** What is masked: see `secretForms`. */
  secrets: readonly SecretForm[]
  /** Whether it was shown what a server says that opens no session. */
  showsRefusal: boolean
  /** A sentence that follows, whatever there is to tell. */
  more?: string
}

/** Tells why all is not well with how a session ended, on one line. @returns the exit status */
export function tellEnding(
  ending: Ending,
  request: NamedParts,
  { secrets, showsRefusal, more = '' }: TellEndingOptions
): number {
  const hint = ending.exit === REFUSED && !showsRefusal ? 'With --verbose its answer is shown.' : ''
  if ('error' in ending) {
    tellError(ending.error, request, { secrets, more: [hint, more] })
    return exitOf(ending.error, request)
  }
  const problem = 'problem' in ending ? recordRedactor(secrets)(ending.problem) : ''
  const said = [problem, hint, more].filter(sentence => sentence !== '')
  if (said.length > 0) tell(said.join(' '))
  return ending.exit
}
