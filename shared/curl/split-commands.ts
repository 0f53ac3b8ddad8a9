import { BEFORE_CURL, STARTING_CURL } from './before-curl.ts'
import { expansionsIn } from './shell-expansion.ts'
import { readShellWords } from './shell-words.ts'
import { UnclosedQuote } from './unclosed-quote.ts'

/** What is not curl's own of a line that is no loop alone, such as what a loop goes through. */
const OTHER = String.raw`(?:(?!\bcurl\b)[^\n;|]){0,500}`
/** The head of a loop or condition that stands before the command on its line: `for i in 1 2; do`, `ls | while read f; do`. */
const HEAD = String.raw`(?:${OTHER}\|[ \t]*)?(?:for[ \t]*\(\([^\n()]{0,200}\)\)|(?:for|while|until|if|elif)[ \t]${OTHER})[ \t]*;[ \t]*(?:do|then)[ \t]+`
/** What a script has before a command: that, reserved words of POSIX.1-2024 §2.4, and a name for what it prints. */
const IN_SCRIPT = String.raw`(?:${HEAD}|(?:if|then|elif|else|while|until|do|!|\{)[ \t]+){0,8}(?:[a-z_]\w*="?(?=\$\())?(?:\$\([ \t]*)?`
const PLAIN = String.raw`(?:[$>%][ \t]+)?${IN_SCRIPT}${STARTING_CURL}curl(?:\.exe)?[ \t]`
const PROMPTED = String.raw`${BEFORE_CURL}curl(?:\.exe)?[ \t]`
/** What joins a command to the one in the next line, at its end. */
const JOINT = /(?:&&?|\|\||;)$/
/** What a command stands behind that is in a longer one, where it is all of it. */
const AROUND = new RegExp(String.raw`^(\s*(?:[$>%][ \t]+)?)${IN_SCRIPT}`, 'i')

interface Split {
  commands: string[]
  /** The lines of a script before the first of them. */
  before?: string
}

/**
 * The curl commands of a text, each of which begins a line. What a quote holds together stays together. Behind a `#`
 * they are comments, unless all are: then it is root's prompt.
 */
export function splitCommands(text: string): Split {
  const isPrompt = !text.startsWith('#!') && !new RegExp(`^[ \\t]*${PLAIN}`, 'im').test(text)
  const begin = isPrompt ? PROMPTED : PLAIN
  const commands = piecesOf(text, begin)
  const [first = '', ...more] = commands
  const isBefore = more.length > 0 && !new RegExp(`^\\s*${begin}`, 'i').test(uncommented(first, isPrompt))
  const before = isBefore ? uncommented(first, isPrompt) : ''
  const all = isBefore ? more : commands
  return {
    commands: all.map((command, at) => alone(at + 1 < all.length ? withoutEnd(command) : command)),
    ...(before !== '' && { before })
  }
}

/** @param begin of a command, as a pattern: the line before is not to go on, for a POSIX shell, cmd.exe or PowerShell */
function piecesOf(text: string, begin: string): string[] {
  const pieces: string[] = []
  let pending = ''
  for (const piece of text.split(new RegExp(String.raw`(?<![\\^\x60][ \t]*\r?)\n(?=[ \t]*${begin})`, 'i'))) {
    pending = pending === '' ? piece : `${pending}\n${piece}`
    if (isUnclosed(pending)) continue
    pieces.push(pending)
    pending = ''
  }
  if (pending !== '') pieces.push(pending)
  return pieces
}

/** A script from its first line on that is no comment. @param isPrompt whether a command may stand behind `#` */
function uncommented(script: string, isPrompt: boolean): string {
  const comments = isPrompt
    ? new RegExp(`^(?:\\s*#(?![ \\t]+${STARTING_CURL}curl)[^\\n]*)+`, 'i')
    : /^(?:\s*#[^\n]*)+/
  return script.replace(comments, '').trim()
}

/** A command without the script that it stands in: `TOKEN=$(curl …)`, `if curl …`. */
function alone(command: string): string {
  const [around = '', indent = ''] = AROUND.exec(command) ?? []
  const inside = around.lastIndexOf('$(')
  const end = inside < 0 ? undefined : expansionsIn(command)(inside)
  if (end === undefined) return indent + command.slice(around.length)
  const behind = command.slice(end).replace(/^"?\s*/, '')
  return `${indent}${command.slice(around.length, end - 1)}${behind === '' ? '' : `\n${behind}`}`
}

/** Without what is said of the next one. */
function withoutEnd(command: string): string {
  const lines = command.split('\n')
  const last = lines.findLastIndex(line => !/^\s*(?:#|$)/.test(line))
  const told = lines.slice(0, Math.max(0, last) + 1).join('\n')
  // A line of a quoted text may begin as a comment does.
  const own = told !== command && isUnclosed(told) ? command : told
  const trimmed = own.trimEnd()
  const joint = JOINT.exec(trimmed)
  return joint ? trimmed.slice(0, joint.index).trimEnd() : own
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
