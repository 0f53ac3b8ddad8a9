import type { Route } from './route.ts'

/** Answers with something to see inside the phases. */
export const TIMING_ROUTES: Record<string, Route> = {
  /** Tells what it measured of itself, more than anybody wants to know at once. */
  '/server-timing'({ response }) {
    const rest = Array.from({ length: 8 }, (_, index) => `part-${index};dur=0.${index}`)
    response.setHeader('Server-Timing', [
      'db;dur=53.25;desc="Query, with a comma"',
      'cache;desc=HIT',
      rest.join(', ')
    ])
    response.end('measured')
  },
  /** Leads on to itself until `?90`. */
  '/staircase'({ request, response }) {
    const step = Number(request.url?.split('?')[1] ?? 1)
    if (step < 90) response.writeHead(302, { Location: `/staircase?${step + 1}` }).end()
    else response.end('the top')
  },
  /** Takes nothing of what it is sent until the test says so. */
  async '/reading-late'({ request, response, released }) {
    await released
    request.resume().on('end', () => response.end('all of it'))
  },
  /** Pieces one after the other, then nothing until the test says so, then one more. */
  async '/stalling'({ response, released }) {
    response.writeHead(200, { 'Content-Type': 'text/plain' })
    for (let piece = 0; piece < 5; piece++) {
      response.write('piece '.repeat(100))
      await new Promise(resolve => setImmediate(resolve))
    }
    await released
    response.end('the last one')
  }
}
