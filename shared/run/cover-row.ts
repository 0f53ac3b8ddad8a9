import type { DataRow } from '../model/run.ts'
import { isCredentialVariable } from '../redaction/credential-parameters.ts'
import { coverJson } from '../redaction/credentials-in-json.ts'
import { MASK } from '../redaction/redact-text.ts'

/**
 * A row of data as it may be told: values that are credentials by the names of their columns are covered, and in objects
 * and lists what is one by its key.
 */
export function coverRow(row: DataRow): DataRow {
  const told = Object.entries(row).map(([name, value]) => [
    name,
    isCredentialVariable(name, value) ? MASK : coverJson(value)
  ])
  return Object.fromEntries(told)
}
