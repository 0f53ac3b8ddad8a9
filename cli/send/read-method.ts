import { knownMethod, METHODS } from '#shared/http/methods.ts'
import { nearestName } from '../nearest-name.ts'
import { UsageError } from '../usage-error.ts'

/** As methods are written, beyond those that are known. */
const IN_CAPITALS = /^[A-Z][A-Z\d_-]*$/

/**
 * The method that was typed before the URL: one that is known in any case, another in capitals.
 * @throws UsageError for another word: most likely it is the rest of a value that lacks its quotes, and may be a secret
 */
export function readMethod(typed: string): string {
  const method = knownMethod(typed) ?? (IN_CAPITALS.test(typed) ? typed : undefined)
  if (method !== undefined) return method
  const meant = /^[a-z]+$/i.test(typed) ? nearestName(typed.toUpperCase(), METHODS) : undefined
  throw new UsageError(
    meant === undefined
      ? 'The word before the URL is no method. A value with a space in it is quoted; -X METHOD sends any method. Usage: sonde send [METHOD] URL'
      : `“${typed}” is not a method. Did you mean “${meant}”? -X METHOD sends any.`
  )
}
