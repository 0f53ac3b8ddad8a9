import type { ErrorRecord } from '../model/error.ts'
import type { SecretForm } from '../model/secret-form.ts'
import { mapStrings } from './map-strings.ts'
import { isOwnWord } from './own-words.ts'
import { recordRedactor } from './redact-exchange.ts'

/** An error whose texts quote nothing secret. @param forms see `secretForms` */
export function redactError({ field, ...texts }: ErrorRecord, forms: readonly SecretForm[]): ErrorRecord {
  return {
    ...mapStrings(texts, recordRedactor(forms), isOwnWord),
    // Where it belongs is told by names of ours, which a secret may happen to read the same as.
    ...(field !== undefined && { field })
  }
}
