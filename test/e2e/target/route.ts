import type { IncomingMessage, ServerResponse } from 'node:http'

interface Context {
  request: IncomingMessage
  response: ServerResponse
  /** Settles when the test says so. */
  released: Promise<void>
  /** How many requests have come to this path before. */
  before: number
}

export type Route = (context: Context) => void | Promise<void>
