import type { DataRow } from '../model/run.ts'
import { isCredentialParameter } from '../redaction/credential-parameters.ts'
import { MASK } from '../redaction/redact-text.ts'

/** A row of data as it may be told: values that are credentials by the names of their columns are covered. */
export function coverRow(row: DataRow): DataRow {
  const told = Object.entries(row).map(([name, value]) => [
    name,
    isCredentialParameter(name, value) ? MASK : value
  ])
  return Object.fromEntries(told)
}
