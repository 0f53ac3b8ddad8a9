import { z } from 'zod'
import { type HarSource, printHar } from '#shared/har/export-har.ts'

/** Ids that are told apart. */
export const counter = () => {
  let count = 0
  return () => `new-${++count}`
}
/** As it is in a file. */
export async function written(...sources: HarSource[]): Promise<unknown> {
  const pieces: string[] = []
  for await (const piece of printHar(sources)) pieces.push(piece)
  return JSON.parse(pieces.join(''))
}

export const Log = z.object({ log: z.object({ pages: z.array(z.unknown()), entries: z.array(z.unknown()) }) })
