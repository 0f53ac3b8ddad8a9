/** The operating system's code of an error, when it has one: `ENOENT`, `EADDRINUSE`, … */
export function systemCodeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}
