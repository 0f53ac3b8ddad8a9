import type { CompletedCommand, CompletedFlag, Offer } from './completed-command.ts'

/** A script for fish 3 and later. */
export function printFish(commands: readonly CompletedCommand[]): string {
  return `# Completes what is typed after sonde: sonde completion fish > ~/.config/fish/completions/sonde.fish

function __sonde_command
    set -l words (commandline -opc)
    test (count $words) -ge 2; and test "$words[2]" = "$argv[1]"
end

function __sonde_no_command
    test (count (commandline -opc)) -eq 1
end

function __sonde_given
    set -l words (commandline -opc)
    set -e words[1..2]
    for word in $words
        contains -- $word $argv; and return 0
    end
    return 1
end

# No space follows a folder that ends with a slash.
function __sonde_marked
    for path in $argv
        test -d $path; and echo $path/; or echo $path
    end
end

function __sonde_data
    set -l word (string replace -r -- '^--[^=]*=' '' (commandline -ct))
    string match -q '@*' -- $word; or return
    set -l paths (string sub -s 2 -- $word)*
    test (count $paths) -gt 0; and printf '@%s\\n' (__sonde_marked $paths)
end

function __sonde_part
    set -l word (string replace -r -- '^--[^=]*=' '' (commandline -ct))
    set -l found (string match -r -- '^([^=]*=[@<])(.*)' $word); or return
    set -l paths $found[3]*
    test (count $paths) -gt 0; and printf '%s\\n' $found[2](__sonde_marked $paths)
end

function __sonde_environments
    set -l all (commandline -op)
    set -l before (commandline -opc)
    set -l behind (math (count $before) + (test -n (commandline -t | string collect); and echo 2; or echo 1))
    sonde completion environments -- $before[3..-1] '' $all[$behind..-1] 2> /dev/null
end

complete -c sonde -f
complete -c sonde -n __sonde_no_command -s h -l help -d 'List the commands'
complete -c sonde -n __sonde_no_command -s V -l version -d 'Print the version'
${commands.flatMap(printCommand).join('\n')}
`
}

function printCommand({ name, summary, flags, operands, operandsAfter }: CompletedCommand): string[] {
  const within = `complete -c sonde -n '__sonde_command ${name}'`
  return [
    `complete -c sonde -n __sonde_no_command -a ${name} -d ${quote(summary)}`,
    ...printOperands(name, operands, operandsAfter),
    ...flags.map(flag => `${within} ${printFlag(flag)}`)
  ]
}

/** Words are of the first operand alone. */
function printOperands(name: string, offer: Offer, after: string | undefined): string[] {
  const within = (and: string) => `complete -c sonde -n '__sonde_command ${name}${and}'`
  if (offer === undefined) return []
  if (typeof offer !== 'object') return [`${within('')} ${printOffer(offer)}`]
  const given = `__sonde_given ${offer.join(' ')}`
  return [
    `${within(`; and not ${given}`)} ${printOffer(offer)}`,
    `${within(`; and ${given}`)} -f${after === undefined ? '' : ` -a ${quote(`(${after})`)}`}`
  ]
}

function printFlag({ long, short, summary, value }: CompletedFlag): string {
  const names = `${short === undefined ? '' : `-s ${short} `}-l ${long}`
  return [names, ...(value ? [`-r ${printOffer(value.offer)}`] : []), `-d ${quote(summary)}`].join(' ')
}

/** Paths are offered by themselves where they are not switched off. */
function printOffer(offer: Offer): string {
  if (offer === undefined) return '-f'
  if (offer === 'files') return '-F'
  if (offer === 'environments') return "-f -a '(__sonde_environments)'"
  if (offer === 'data') return "-f -a '(__sonde_data)'"
  if (offer === 'part') return "-f -a '(__sonde_part)'"
  return offer === 'folders' ? "-f -a '(__fish_complete_directories)'" : `-f -a ${quote(offer.join(' '))}`
}

function quote(text: string): string {
  return `'${text.replaceAll(/[\\']/g, '\\$&')}'`
}
