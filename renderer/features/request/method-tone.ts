const TONES: Record<string, string> = {
  GET: 'text-good',
  HEAD: 'text-good',
  QUERY: 'text-good',
  POST: 'text-warn',
  PUT: 'text-accent',
  PATCH: 'text-kind',
  DELETE: 'text-bad',
  WS: 'text-kind'
}

/** The colour of a method: what only reads, what makes, what changes, what takes away; of a WebSocket, which has none. */
export function methodTone(method: string): string {
  return TONES[method] ?? 'text-muted'
}
