import { readShellWords } from './shell-words.ts'
import { UnclosedQuote } from './unclosed-quote.ts'

/** A line that begins a command, where the one before does not go on: for a POSIX shell, cmd.exe or PowerShell. */
const NEXT_COMMAND = /(?<![\\^`][ \t]*\r?)\n(?=[ \t]*(?:[$>#%][ \t]+)?curl(?:\.exe)?[ \t])/i
/** What joins a command to the one in the next line. */
const JOINT = /\s*(?:&&|\|\||;)\s*$/
const COMMENT = /^(?:\s*#.*(?:\n|$))+/

/** The curl commands of a text, each of which begins a line. What a quote holds together stays together. */
export function splitCommands(text: string): string[] {
  const commands: string[] = []
  let pending = ''
  for (const piece of text.split(NEXT_COMMAND)) {
    pending = pending === '' ? piece : `${pending}\n${piece}`
    if (isUnclosed(pending)) continue
    commands.push(pending)
    pending = ''
  }
  if (pending !== '') commands.push(pending)
  const [first = '', ...more] = commands
  const all = more.length > 0 && first.replace(COMMENT, '').trim() === '' ? more : commands
  return all.map((command, at) => (at + 1 < all.length ? withoutEnd(command) : command))
}

/** Without what is said of the next one. */
function withoutEnd(command: string): string {
  return command.replace(/(?:\n\s*#[^\n]*|\n\s*)+$/, '').replace(JOINT, '')
}

function isUnclosed(command: string): boolean {
  try {
    readShellWords(command)
    return false
  } catch (error) {
    if (error instanceof UnclosedQuote) return true
    throw error
  }
}
