/** Why a text of a kind was not formatted. */
export const NOT_WELL_FORMED: Readonly<Record<string, string>> = {
  json: 'Not formatted: this is not valid JSON yet.',
  xml: 'Not formatted: the tags of this XML do not match yet.'
}
