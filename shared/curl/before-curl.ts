/** Programs that start another one. */
export const LAUNCHERS = ['sudo', 'doas', 'env', 'time', 'timeout', 'exec', 'command', 'nohup', 'nice']
/** `-n 5`, `--preserve-env`, `30s` */
const LAUNCHER_OPTION = String.raw`(?:-\S+[ \t]+(?:\w+[ \t]+)?|\d+[smh]?[ \t]+)`

/** Variables for it, and what starts it, as a pattern. */
export const STARTING_CURL = [
  String.raw`(?:[a-z_]\w*=(?:'[^'\n]*'|"[^"\n]*"|[^\s'"])*[ \t]+)*`,
  `(?:(?:${LAUNCHERS.join('|')})[ \\t]+${LAUNCHER_OPTION}{0,3})?`
].join('')

/** What may stand before the name of curl, as a pattern: a prompt, of which `#` is root's, and what starts it. */
export const BEFORE_CURL = String.raw`(?:[$>#%][ \t]+)?${STARTING_CURL}`
