/**
 * - `curl`: a command for any shell; it is printed for a POSIX shell.
 * - `fetch`: a call as developer tools copy it.
 * - `yaml`: a request of a collection (OpenCollection).
 * - `har`: HAR 1.2, of requests or of the messages of WebSockets.
 * - `ndjson`: messages of a session, a line each, as `sonde ws --log` writes them.
 */
export const FORMATS = ['curl', 'fetch', 'yaml', 'har', 'ndjson'] as const
export type Format = (typeof FORMATS)[number]
/** What requests can be read from: NDJSON has the messages of a session alone. */
export type RequestFormat = Exclude<Format, 'ndjson'>

/** What each can become. */
export const CONVERSIONS = {
  curl: ['yaml', 'curl'],
  fetch: ['curl', 'yaml'],
  yaml: ['curl'],
  har: ['curl', 'yaml', 'ndjson'],
  ndjson: ['har']
} as const satisfies Record<Format, readonly Format[]>

/** What any of them can become. */
export const TARGETS = ['curl', 'yaml', 'har', 'ndjson'] as const satisfies readonly Format[]

export function isConvertible(from: Format, to: Format): boolean {
  const targets: readonly Format[] = CONVERSIONS[from]
  return targets.includes(to)
}

/** As a list for people: one line for each format that is read. */
export function describeConversions(): string {
  return Object.entries(CONVERSIONS)
    .map(([from, to]) => `  ${from.padEnd(6)} to ${to.join(', ')}`)
    .join('\n')
}
