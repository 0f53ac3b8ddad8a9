/** What stands in the place of a secret. */
export const MASK = '•••'

/** Masks texts. */
export type Redactor = (text: string) => string

/** @param forms what is secret in all its forms, longest first: see `secretForms` */
export function createRedactor(forms: readonly string[]): Redactor {
  // One by one: a pattern of them all can become larger than patterns may be.
  return text => forms.reduce((masked, form) => masked.replaceAll(form, MASK), text)
}

/** A text with what is secret masked. @param forms see `secretForms` */
export function redactText(text: string, forms: readonly string[]): string {
  return createRedactor(forms)(text)
}
