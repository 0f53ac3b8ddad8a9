import type { Origin } from '../origin.ts'
import type { DraftVariable } from './draft-row.ts'

/** The value that was chosen among several, or the only one. */
export function valueInUse({ value, variants }: Pick<DraftVariable, 'value' | 'variants'>): string {
  return variants?.find(({ selected }) => selected)?.value ?? value
}

/**
 * Whether a variable of a request, folder or collection is a secret whose value is not in the file. Only environments
 * have values in the vault: it has none anywhere, and hides no other of its name.
 */
export function isUnsetSecret(variable: Pick<DraftVariable, 'secret' | 'value' | 'variants'>): boolean {
  return variable.secret === true && valueInUse(variable) === ''
}

/** What is wrong with naming such a one. */
export function unsetSecretProblem(variable: string, { kind, name }: Origin): string {
  const place = name === '' ? kind : `${kind} “${name}”`
  return `The secret ${variable} of the ${place} has no value: those of environments alone are kept on this machine.`
}
