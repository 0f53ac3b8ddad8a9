import { readCmdWords } from './cmd-words.ts'
import type { CommandWords } from './command-words.ts'
import { readPosixWords } from './posix-words.ts'
import { readPowershellWords } from './powershell-words.ts'

/** A command of a POSIX shell between backticks. PowerShell has them before a quote or a single letter. */
const SUBSTITUTION = /`[a-z][\w./-]+(?: [^`"\n]*)?`/gi

/**
 * Takes a command apart as the shell would that it was written for: a POSIX shell, Windows' cmd.exe or PowerShell,
 * told by how a line is continued. One that is not goes on if the next begins with an argument: people lose backslashes.
 * @throws UnclosedQuote
 */
export function readShellWords(command: string): CommandWords {
  const text = command.replaceAll('\r\n', '\n')
  const unquoted = text.replace(/'[^']*'/g, "''")
  if (/\s\^"|\^[ \t]*\n/.test(unquoted)) return readCmdWords(text)
  if (/`[ \t]*\n|`"/.test(unquoted.replace(SUBSTITUTION, ''))) return readPowershellWords(text)
  return readPosixWords(text)
}
