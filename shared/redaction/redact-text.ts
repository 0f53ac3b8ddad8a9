/** What stands in the place of a secret. */
export const MASK = '•••'

/** Masks texts. */
export type Redactor = (text: string) => string

/** @param forms what is secret in all its forms, longest first: see `secretForms` */
export function createRedactor(forms: readonly string[]): Redactor {
  const escaped = forms.filter(form => form !== '').map(form => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (escaped.length === 0) return text => text
  const pattern = new RegExp(escaped.join('|'), 'g')
  return text => text.replace(pattern, MASK)
}

/** A text with what is secret masked. @param forms see `secretForms` */
export function redactText(text: string, forms: readonly string[]): string {
  return createRedactor(forms)(text)
}
