import type { Writable } from 'node:stream'
import { openOutput } from '../output/open-output.ts'
import { UsageError } from '../usage-error.ts'
import type { SendValues } from './send-values.ts'

/** Where the body goes: to a file that is replaced, or to a stream; nowhere when only the record is asked for. */
export interface Place {
  print: NonNullable<SendValues['print']>
  saveTo?: string
  stream?: { stream: Writable; name: string }
  /** Whether a person looks at it: then it is laid out. Who names standard output gets the bytes. */
  screen: boolean
}

/** Before anything is sent. @throws UsageError when nothing can be written there, and for flags that do not go together */
export async function choosePlace(values: SendValues): Promise<Place> {
  const { print = 'body' } = values
  if (values['show-secrets'] && !values.verbose && print !== 'exchange')
    throw new UsageError('--show-secrets: it needs --verbose or --print exchange, which mask them')
  const path = values.output
  const shown = values.include ? 'include' : values.raw ? 'raw' : undefined
  if (print !== 'body' && shown)
    throw new UsageError(
      `--${shown} and --print ${print}: --${shown} is about how a body is printed, and here only its record is`
    )
  if (path === undefined) {
    if (print !== 'body') return { print, screen: false }
    const stream = { stream: process.stdout, name: 'standard output' }
    return { print, stream, screen: process.stdout.isTTY }
  }
  const stream = await openOutput(path, `--output ${path}`)
  if (stream === process.stdout && print !== 'body')
    throw new UsageError(`--output ${path} and --print ${print}: both would go to standard output`)
  if (stream) return { print, stream: { stream, name: path }, screen: false }
  if (values.include) throw new UsageError('--include and --output: a file gets the body alone')
  return { print, saveTo: path, screen: false }
}
