import { COMMANDS } from '../commands.ts'
import { describeOptions, parseOptions } from '../options.ts'
import { printHelp } from '../print-help.ts'
import { UsageError } from '../usage-error.ts'
import { printBash } from './bash.ts'
import { type CompletedCommand, completedCommands } from './completed-command.ts'
import { printFish } from './fish.ts'
import { COMPLETION_OPTIONS } from './options.ts'
import { printZsh } from './zsh.ts'

const HELP = `Print a script by which a shell completes the commands and flags of sonde.

Usage: sonde completion bash|zsh|fish
       sonde completion environments -- WORD…

The second is what the scripts ask while \`sonde run WORD…\` is typed: the environments of its collection, a line each.

${describeOptions(COMPLETION_OPTIONS)}

Examples:
  source <(sonde completion bash)     in ~/.bashrc
  source <(sonde completion zsh)      in ~/.zshrc, after compinit
  sonde completion fish > ~/.config/fish/completions/sonde.fish
`

const PRINTERS: Record<string, (commands: readonly CompletedCommand[]) => string> = {
  bash: printBash,
  zsh: printZsh,
  fish: printFish
}

/** `sonde completion`. @throws UsageError for a shell that is not known */
export async function completion(args: string[]): Promise<number> {
  const { values, positionals } = parseOptions(COMPLETION_OPTIONS, args)
  if (values.help) {
    printHelp(HELP)
    return 0
  }
  const [shell, ...rest] = positionals
  if (shell === 'environments') {
    await (await import('./print-environments.ts')).printEnvironments(rest)
    return 0
  }
  if (shell === undefined) throw new UsageError(`The shell is missing: sonde completion bash|zsh|fish`)
  if (rest.length > 0) throw new UsageError(`Too many arguments: “${rest[0]}”`)
  const print = Object.hasOwn(PRINTERS, shell) ? PRINTERS[shell] : undefined
  if (!print) throw new UsageError(`“${shell}” is no shell that can be completed in: bash, zsh or fish`)
  process.stdout.write(print(await completedCommands(COMMANDS)))
  return 0
}
