import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '#shared/format/parse-json.ts'

/** Of logs that are begun now. */
export const LOG_VERSION = 2

/** What a log says of itself, once, when it is begun. */
export const LogFacts = z.object({
  /** Of the first one there are no checksums. */
  version: z.union([z.literal(1), z.literal(LOG_VERSION)]),
  /** ISO 8601: when the session's clock began. */
  startedAt: z.iso.datetime()
})
export type LogFacts = z.infer<typeof LogFacts>

const NAME = 'session.json'

/** @throws what the file system refuses, also when there is one */
export async function writeFacts(folder: string, facts: LogFacts): Promise<void> {
  const file = await open(join(folder, NAME), 'wx', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(facts)}\n`)
  } finally {
    await file.close()
  }
}

/** @returns undefined where they are gone or damaged */
export async function readFacts(folder: string): Promise<LogFacts | undefined> {
  const text = await readFile(join(folder, NAME), 'utf8').catch(() => '')
  return LogFacts.safeParse(parseJson(text)).data
}
