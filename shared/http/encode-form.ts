/** The media type of what `encodeForm` makes. */
export const FORM_TYPE = 'application/x-www-form-urlencoded'

/** Names and values as `application/x-www-form-urlencoded` (WHATWG URL §5.2), in their order, as UTF-8. */
export function encodeForm(fields: readonly [name: string, value: string][]): Uint8Array<ArrayBuffer> {
  const form = new URLSearchParams()
  for (const [name, value] of fields) form.append(name, value)
  return new TextEncoder().encode(form.toString())
}
