import { knownMethod, METHODS } from '#shared/http/methods.ts'
import { nearestName } from './nearest-name.ts'
import type { OptionSpecs } from './options.ts'
import { UsageError } from './usage-error.ts'

/** Does what the arguments say. Resolves to the exit status of the process. */
export type Start = (args: string[]) => Promise<number>

export interface Command {
  summary: string
  /** Loaded when it is asked for, so that `--version` does not wait for the engine. */
  load(): Promise<Start>
  /** Its flags, for shells that complete them. */
  options(): Promise<OptionSpecs>
  /** What a shell can complete where no flag is: paths, or one of these words. */
  operands?: 'files' | 'folders' | readonly string[]
  /** What prints the words that a shell can complete behind one of those. */
  operandsAfter?: string
}

/** In the order in which `--help` lists them. */
export const COMMANDS: Record<string, Command> = {
  send: {
    summary: 'Send one request',
    load: async () => (await import('./send/send.ts')).send,
    options: async () => (await import('./send/options.ts')).SEND_OPTIONS,
    operands: METHODS
  },
  run: {
    summary: 'Run the requests of a collection',
    load: async () => (await import('./run/run.ts')).run,
    options: async () => (await import('./run/options.ts')).RUN_OPTIONS,
    operands: 'files'
  },
  ws: {
    summary: 'Talk over a WebSocket',
    load: async () => (await import('./ws/ws.ts')).ws,
    options: async () => (await import('./ws/options.ts')).WS_OPTIONS
  },
  sse: {
    summary: 'Listen to an event stream',
    load: async () => (await import('./sse/sse.ts')).sse,
    options: async () => (await import('./sse/options.ts')).SSE_OPTIONS
  },
  serve: {
    summary: 'Serve the app on 127.0.0.1',
    load: async () => (await import('./serve/serve.ts')).serve,
    options: async () => (await import('./serve/options.ts')).SERVE_OPTIONS,
    operands: 'folders'
  },
  history: {
    summary: 'List what was sent, and show what came back',
    load: async () => (await import('./history/history.ts')).history,
    options: async () => (await import('./history/options.ts')).HISTORY_OPTIONS,
    operands: ['show'],
    operandsAfter: "sonde history 2> /dev/null | cut -d ' ' -f 1"
  },
  convert: {
    summary: 'Convert requests and sessions: curl, fetch, YAML, HAR, NDJSON',
    load: async () => (await import('./convert/convert.ts')).convert,
    options: async () => (await import('./convert/options.ts')).CONVERT_OPTIONS,
    operands: 'files'
  },
  completion: {
    summary: 'Print what makes a shell complete commands and flags',
    load: async () => (await import('./completion/completion.ts')).completion,
    options: async () => (await import('./completion/options.ts')).COMPLETION_OPTIONS,
    operands: ['bash', 'zsh', 'fish']
  },
  help: {
    summary: 'Explain a command',
    load: async () => (await import('./help.ts')).help,
    options: async () => ({}),
    get operands() {
      return Object.keys(COMMANDS)
    }
  }
}

/** Whether what stands in the place of a command is what stands behind `send`, as curl and HTTPie have it. */
function isRequest(typed: string): boolean {
  return knownMethod(typed) !== undefined || /^[a-z][a-z\d+.-]*:\/\/|^[\w.-]+:\d+(?:\/|$)/i.test(typed)
}

/** The line that was most likely meant. */
function lineFor(typed: string, args: readonly string[]): string {
  if (/^wss?:/i.test(typed)) return lineOf('ws', typed, args)
  if (knownMethod(typed) === undefined) return lineOf('send', typed, args)
  const [url = '', ...rest] = args
  return url.startsWith('-') ? `sonde send ${typed} URL …` : lineOf(`send ${typed}`, url, rest)
}

function lineOf(command: string, url: string, rest: readonly string[]): string {
  // What is in the others may be a password, or would have to be quoted.
  const shown = /^[\w.:/-]+$/.test(url) ? url : 'URL'
  return `sonde ${command} ${shown}${rest.length > 0 ? ' …' : ''}`
}

/**
 * @param args what follows it
 * @throws UsageError, which names the one that was probably meant
 */
export function findCommand(name: string, args: readonly string[] = []): Command {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command) return command
  if (isRequest(name)) throw new UsageError(`The command is missing: ${lineFor(name, args)}`)
  const meant = nearestName(name, Object.keys(COMMANDS))
  const hint = meant === undefined ? '' : ` Did you mean “${meant}”?`
  throw new UsageError(`“${name}” is not a command.${hint} \`sonde --help\` lists them.`)
}
