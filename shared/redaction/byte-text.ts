/** So many characters are made by one call: each is an argument of it. */
const AT_ONCE = 4096

/** Bytes as a text that has one character, from U+0000 to U+00FF, for each. */
export function byteText(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += AT_ONCE)
    // Spread, they would be taken one by one, which is ten times slower.
    text += Reflect.apply(String.fromCharCode, undefined, bytes.subarray(at, at + AT_ONCE))
  return text
}
