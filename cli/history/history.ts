import { asciiText } from '#shared/format/ascii-signs.ts'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import { dataFolder } from '#workspace/data-folder.ts'
import { HistoryStore } from '#workspace/history/history-store.ts'
import { describeOptions, parseOptions } from '../options.ts'
import { printJson } from '../output/print-json.ts'
import { printPieces } from '../output/print-pieces.ts'
import { printHelp } from '../print-help.ts'
import { tell } from '../tell.ts'
import { speaksUnicode } from '../terminal/speaks-unicode.ts'
import { UsageError } from '../usage-error.ts'
import { findEntry } from './find-entry.ts'
import { listEntries } from './list-entries.ts'
import { HISTORY_OPTIONS, type HistoryValues } from './options.ts'
import { printLine } from './print-line.ts'
import { readWanted } from './read-wanted.ts'
import { showRecord } from './show-record.ts'

const HELP = `List what was sent, the latest first, and show what came back.

Usage: sonde history [options]
       sonde history show ID [--print WHAT]

${describeOptions(HISTORY_OPTIONS)}

It is the history of the app, as that keeps it: secrets are masked. \`sonde send\` and \`sonde run\` keep none. An ID is
what the list begins with, or the beginning of the whole one, which --json has.

Examples:
  sonde history --status 5xx -n 100
  sonde history --text orders --json | jq -r .url
  sonde history show 3f2a91c0-1b
  sonde history show 3f2a91c0-1b --print har > orders.har
`

/** They say what is listed, and how. */
const LIST_FLAGS = ['text', 'method', 'status', 'limit', 'json'] as const

/**
 * `sonde history`. Only reads, also while the app runs.
 * @throws UsageError, ClientError IO when it cannot be read
 */
export async function history(args: string[]): Promise<number> {
  const { values, positionals } = parseOptions(HISTORY_OPTIONS, args)
  if (values.help) {
    printHelp(HELP)
    return 0
  }
  const home = dataFolder()
  // Limits are those of whoever writes.
  const store = new HistoryStore(home, DEFAULT_PREFERENCES.history)
  const [action, id, ...rest] = positionals
  if (action === undefined) return list(store, values)
  if (action !== 'show') throw new UsageError(`“${action}”: write sonde history, or sonde history show ID`)
  if (id === undefined) throw new UsageError('The ID is missing: sonde history show ID')
  if (rest.length > 0) throw new UsageError(`Too many arguments: “${rest[0]}”`)
  const idle = LIST_FLAGS.find(flag => values[flag] !== undefined)
  if (idle !== undefined) throw new UsageError(`--${idle}: goes with the list, not with sonde history show`)
  return showRecord(await findEntry(store, id), values.print, { home, store })
}

async function list(store: HistoryStore, values: HistoryValues): Promise<number> {
  if (values.print !== undefined) throw new UsageError('--print: goes with sonde history show ID')
  const wanted = readWanted(values)
  let found = 0
  const inSigns = speaksUnicode() ? (line: string) => line : asciiText
  async function* lines() {
    for await (const entry of listEntries(store, wanted)) {
      found++
      yield values.json ? `${JSON.stringify(entry)}\n` : inSigns(printLine(entry))
    }
  }
  await (values.json ? printJson : printPieces)(lines())
  if (found === 0 && wanted.limit > 0) await tellNothing(store)
  return 0
}

/** So that nobody takes it for something that is broken. */
async function tellNothing(store: HistoryStore): Promise<void> {
  const { entries } = await store.list({ limit: 1 })
  if (entries.length > 0) tell('Nothing in the history matches.')
  else tell('The history is empty: the app keeps what it sends, `sonde send` and `sonde run` do not.')
}
