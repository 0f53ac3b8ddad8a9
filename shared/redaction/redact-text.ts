/** What stands in the place of a secret. */
export const MASK = '•••'

/** Masks texts. */
export type Redactor = (text: string) => string

/** A pattern of much longer ones would be too large. */
const LONGEST_IN_PATTERN = 512

/** @param forms what is secret in all its forms, longest first: see `secretForms` */
export function createRedactor(forms: readonly string[]): Redactor {
  const long = forms.filter(form => form.length > LONGEST_IN_PATTERN)
  const escaped = forms
    .filter(form => form !== '' && form.length <= LONGEST_IN_PATTERN)
    .map(form => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const pattern = escaped.length > 0 ? new RegExp(escaped.join('|'), 'g') : undefined
  return text => {
    const rest = long.reduce((masked, form) => masked.replaceAll(form, MASK), text)
    return pattern ? rest.replace(pattern, MASK) : rest
  }
}

/** A text with what is secret masked. @param forms see `secretForms` */
export function redactText(text: string, forms: readonly string[]): string {
  return createRedactor(forms)(text)
}
