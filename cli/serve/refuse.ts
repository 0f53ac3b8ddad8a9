import type { ServerResponse } from 'node:http'
import type { Refusal } from './access-rules.ts'

/** Answers a request with why it is refused. */
export function refuse(response: ServerResponse, { status, why }: Refusal): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end(response.req.method === 'HEAD' ? undefined : `${why}\n`)
}
