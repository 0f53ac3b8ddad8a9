import type { DataRow } from '../model/run.ts'
import type { SecretForm } from '../model/secret-form.ts'
import { isCredentialVariable } from '../redaction/credential-parameters.ts'
import { coverJson } from '../redaction/credentials-in-json.ts'
import { createRedactor, MASK } from '../redaction/redact-text.ts'

/** What is known to be secret in a row of data, whatever its columns are called. */
export interface RowSecrets {
  /** Names of variables that were said to be secret. */
  names: ReadonlySet<string>
  /** See `secretForms`. */
  forms: readonly SecretForm[]
}

/** What is shorter stands in a longer secret by chance. */
const SHORTEST_PART = 8

/**
 * A row of data as it may be told. Covered are values that are credentials by the names of their columns, and in objects
 * and lists what is one by its key; what is secret otherwise, and what such a secret was put together from.
 */
export function coverRow(row: DataRow, { names, forms }: RowSecrets): DataRow {
  const redact = createRedactor(forms)
  const isPart = (value: string) =>
    value.length >= SHORTEST_PART && forms.some(form => typeof form === 'string' && form.includes(value))
  const told = Object.entries(row).map(([name, value]) => [
    name,
    names.has(name) || isCredentialVariable(name, value) || isPart(value) ? MASK : coverJson(redact(value))
  ])
  return Object.fromEntries(told)
}
