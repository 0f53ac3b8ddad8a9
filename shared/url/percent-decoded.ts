/** What a part of a URL means; itself where a percent sign in it stands for no character. */
export function percentDecoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
