import { REQUEST_SECTIONS, type RequestSection } from './ui.ts'

/** The section in which a field of a draft is edited. */
export function sectionOfField(field: string): RequestSection | undefined {
  if (field.startsWith('pathParams')) return 'params'
  if (field.startsWith('clientCertificates')) return 'settings'
  if (/^(assertions|actions)\b/.test(field)) return 'tests'
  return REQUEST_SECTIONS.find(name => `${field}.`.startsWith(`${name}.`))
}
