import { parseParameters } from './header-parameters.ts'

/**
 * The file name that a Content-Disposition header gives (RFC 6266 §4.3): `filename*` before `filename`. As it was
 * sent: it may hold anything. Undefined when it names none.
 * @param header its value
 */
export function fileNameIn(header: string): string | undefined {
  return parseParameters(header).parameters.get('filename')
}
