/** Control characters that JSON lets stand in strings (RFC 8259 §7 escapes only C0), and what misleads the eye. */
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** The same JSON with everything in it escaped that could steer a terminal: for what is printed to be seen. */
export function quietJson(json: string): string {
  return json.replace(UNSEEN, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
