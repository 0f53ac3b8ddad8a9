/** Whether a text that was pasted is a curl command rather than a URL or a sentence about curl. */
export function looksLikeCurl(text: string): boolean {
  return /^\s*(?:[$>#%]\s+)?curl(?:\.exe)?\s+(?:[\^`\\]\r?\n\s*)?(?:-|['"^$]|\S*(?:[./:]|\{\{))/i.test(text)
}
