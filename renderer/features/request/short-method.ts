const SHORT: Record<string, string> = { DELETE: 'DEL', OPTIONS: 'OPT', CONNECT: 'CONN' }

/** A method for a narrow column: at most five letters. */
export function shortMethod(method: string): string {
  return SHORT[method] ?? method.slice(0, 5)
}
