import type { RequestParts } from '#shared/client/build-request.ts'
import type { ClientError } from '#shared/model/client-error.ts'
import { tell } from '../tell.ts'
import { advise } from './advise.ts'
import { nameField } from './name-field.ts'

/**
 * One line on standard error: where, what, what to do.
 * @param saveTo the file that the body was to be saved to
 * @param more a sentence that follows
 */
export function tellError(
  error: ClientError,
  request: Pick<RequestParts, 'headers'>,
  saveTo?: string,
  more = ''
): void {
  const where = error.field === undefined ? error.phase : nameField(error.field, request)
  const advice = advise(error, saveTo)
  tell(`${where === undefined ? '' : `${where}: `}${error.message} ${advice} ${more}`.trimEnd())
}
