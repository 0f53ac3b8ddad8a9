import type { ExecuteOptions } from '#shared/client/http-client.ts'

/** What became of a request. What is not given is as in `NOTHING_ODD`. */
export interface Outcome {
  status: number | undefined
  /** The decoded body, a character a byte (latin1); of a long one `N bytes`. */
  body: string
  /** `CODE` or `CODE reason`. */
  error: string | undefined
  warnings: string[]
  /** Statuses of interim responses. */
  interim: number[]
  trailers: [string, string][]
  /** Statuses of all hops when there are several. */
  hops: (number | undefined)[] | undefined
}

export const NOTHING_ODD: Outcome = {
  status: undefined,
  body: '',
  error: undefined,
  warnings: [],
  interim: [],
  trailers: [],
  hops: undefined
}

/** One thing a server may do that it should not, and what must become of it, in whatever pieces it comes. */
export interface HostileAnswer {
  name: string
  /** A character is a byte (latin1). */
  answer: string | Uint8Array
  /** The server closes after it; else the connection stands, and nothing more comes. */
  closes?: true
  method?: string
  options?: ExecuteOptions
  outcome: Partial<Outcome>
  /** What else is so over TLS. */
  overTls?: Partial<Outcome>
}

/** Rows of a table: a name, the answer, what must become of it, and what else is to be said. */
export type Row = [
  name: string,
  answer: string | Uint8Array,
  outcome: Partial<Outcome>,
  more?: Omit<HostileAnswer, 'name' | 'answer' | 'outcome'>
]

export function fromRows(rows: Row[]): HostileAnswer[] {
  return rows.map(([name, answer, outcome, more]) => ({ name, answer, outcome, ...more }))
}

export const CLOSE = { closes: true } as const

/** Read as if it were in order. */
export const ok = (body: string, more: Partial<Outcome> = {}): Partial<Outcome> => ({
  status: 200,
  body,
  ...more
})

/** Refused: no answer at all was understood. */
export const PROTOCOL: Partial<Outcome> = { error: 'PROTOCOL' }
export const NOT_HTTP: Partial<Outcome> = { error: 'PROTOCOL not-http' }

/** The head was read; what follows is refused. */
export const brokenBody = (body = '', more: Partial<Outcome> = {}): Partial<Outcome> => ({
  status: 200,
  body,
  error: 'PROTOCOL framing',
  ...more
})

/** The head was read; the connection ended too early. */
export const cutOff = (body = '', more: Partial<Outcome> = {}): Partial<Outcome> => ({
  status: 200,
  body,
  error: 'CONNECTION_CLOSED mid-body',
  ...more
})
