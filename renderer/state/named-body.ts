import type { BodyInfo, Exchange } from '#shared/model/exchange.ts'

/** A body, and what was said of it that tells what a file with it is called. */
export interface NamedBody {
  body: BodyInfo
  /** Where it came from. */
  url: string
  /** The value of its Content-Disposition header, when it had one. */
  disposition: string | undefined
}

/** The body of an exchange that is over, when there is anything in it. */
export function namedBodyOf({ body, hops, request }: Exchange): NamedBody | undefined {
  if (!body?.size) return undefined
  const last = hops.at(-1)
  const header = last?.response?.headers.find(([name]) => name.toLowerCase() === 'content-disposition')
  return { body, url: last?.request.url ?? request.url, disposition: header?.[1] }
}
