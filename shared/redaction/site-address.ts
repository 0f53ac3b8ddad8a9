/** Whether a text is the mere address of a site, which proves nothing: covered, no URL of a history could be read. */
export function isSiteAddress(text: string): boolean {
  return /^https?:\/\/[^/?#@]*\/?$/i.test(text)
}
