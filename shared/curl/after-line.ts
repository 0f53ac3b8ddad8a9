/** Empty lines and those that are comments. */
const BETWEEN = /(?:\s|#[^\n]*)*/y
/** What no command begins with: an option, a text in quotes, a URL. */
const ARGUMENT = /-|'|"(?!\$)|\$['"]|[a-z][a-z\d+.-]*:\/\/|\{\{/iy

interface AfterLine {
  /** Where it begins: the end of the text if nothing follows. */
  at: number
  /** Whether a shell would run it as another command. People lose the backslashes of lines that go on. */
  isCommand: boolean
}

/** What follows a line of a command, of any shell, that does not say that it goes on. @param from its line break */
export function afterLine(text: string, from: number): AfterLine {
  BETWEEN.lastIndex = from
  BETWEEN.test(text)
  const at = BETWEEN.lastIndex
  ARGUMENT.lastIndex = at
  return { at, isCommand: at < text.length && !ARGUMENT.test(text) }
}
