/** A text as it stands between the quotes of a string of JSON. */
export function insideJsonString(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}
