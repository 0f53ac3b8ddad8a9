import type { Results } from '../model/results.ts'
import type { SecretForm } from '../model/secret-form.ts'
import { mapStrings } from './map-strings.ts'
import { createRedactor } from './redact-text.ts'

/** Results with what is secret masked, as far as it was known when the request was sent. @param forms see `secretForms` */
export function redactResults(results: Results, forms: readonly SecretForm[]): Results {
  if (forms.length === 0) return results
  return mapStrings(results, createRedactor(forms), key => key === 'kind' || key === 'outcome')
}
