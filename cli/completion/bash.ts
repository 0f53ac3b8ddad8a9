import type { CompletedCommand, CompletedFlag, Offer } from './completed-command.ts'

/** A script for bash 3.2 and later. */
export function printBash(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name)
  return `# Completes what is typed after sonde. For ~/.bashrc: source <(sonde completion bash)

_sonde_words() {
  COMPREPLY=($(compgen -W "$1" -- "$2"))
}

_sonde_paths() {
  local path
  while IFS= read -r path; do COMPREPLY+=("$path"); done < <(compgen "$1" -- "$2")
  compopt -o filenames 2> /dev/null
}

_sonde_given() {
  local word given
  for given in "\${COMP_WORDS[@]:2:COMP_CWORD-2}"; do
    for word; do [ "$given" = "$word" ] && return; done
  done
  return 1
}

# What is completed has the @ in it, although that is a word of its own: but not behind a quote that is open, where bash
# itself quotes. Behind an @ no shell knows ~.
_sonde_behind_at() {
  local path quoted begun marks='[\\\\"'"'"']'
  begun=\${1//$marks/}
  [[ $begun == '~/'* ]] && begun=$HOME\${begun#?}
  if [[ $1 == [\\"\\']* ]]; then
    _sonde_paths -f "$begun"
    return
  fi
  while IFS= read -r path; do
    printf -v quoted %q "$path"
    [ -d "$path" ] && quoted+=/ && compopt -o nospace 2> /dev/null
    COMPREPLY+=("@$quoted")
  done < <(compgen -f -- "$begun")
}

_sonde_data() {
  [[ ! $name && ( $cut == *@ || $1 == @* ) ]] && _sonde_behind_at "\${1#@}"
}

_sonde_part() {
  [[ $name ]] && _sonde_behind_at "$1"
}

# Names come from files: nothing of them is expanded.
_sonde_environments() {
  local name quoted marks='[\\\\"'"'"']' words=("\${COMP_WORDS[@]:2:flag-2}" "\${COMP_WORDS[@]:COMP_CWORD+1}")
  words=("\${words[@]//$marks/}")
  while IFS= read -r name; do
    printf -v quoted %q "$name"
    [[ $name == "$1"* || $quoted == "$1"* ]] && COMPREPLY+=("$quoted")
  done < <(sonde completion environments -- "\${words[@]}" 2> /dev/null)
}

_sonde() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} flag=$((COMP_CWORD-1)) cut= name=
  # Bash takes --flag=value for three words, and so it does @FILE for two.
  if [[ $current == [=@] || $current == =@ ]]; then
    cut=$current
    current=
  elif [[ $before == [=@] || $before == =@ ]]; then
    cut=$before
    flag=$((COMP_CWORD-2))
    before=\${COMP_WORDS[flag]}
  fi
  # What is before the name in -F NAME=@FILE and --form=NAME=@FILE.
  if [[ $cut == =@ && $before != -* ]]; then
    name=$before
    flag=$((flag-1))
    [[ \${COMP_WORDS[flag]} == = ]] && flag=$((flag-1))
    before=\${COMP_WORDS[flag]}
  fi
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    _sonde_words '${[...names, '--help', '--version'].join(' ')}' "$current"
    return
  fi
  case \${COMP_WORDS[1]} in
${commands.map(printCommand).join('\n')}
  esac
}

complete -F _sonde sonde
`
}

function printCommand({ name, flags, operands, operandsAfter }: CompletedCommand): string {
  const words = flags.flatMap(flagWords).join(' ')
  return `    ${name})
      case $before in
${flags
  .filter(({ value }) => value)
  .map(printValue)
  .join('\n')}
      esac
      case $current in
        -*) _sonde_words '${words}' "$current" ;;
        *) ${printOperands(operands, operandsAfter)} ;;
      esac
      ;;`.replace(/ {6}case \$before in\n\n {6}esac\n/, '')
}

/** Words are of the first operand alone. */
function printOperands(offer: Offer, after: string | undefined): string {
  if (typeof offer !== 'object') return printOffer(offer)
  const behind = after === undefined ? '' : `else _sonde_words "$(${after})" "$current"; `
  return `if ! _sonde_given ${offer.join(' ')}; then ${printOffer(offer)}; ${behind}fi`
}

function printValue(flag: CompletedFlag): string {
  return `        ${flagWords(flag).join('|')}) ${printOffer(flag.value?.offer)}; return ;;`
}

function flagWords({ long, short }: CompletedFlag): string[] {
  return [...(short === undefined ? [] : [`-${short}`]), `--${long}`]
}

function printOffer(offer: Offer): string {
  if (offer === undefined) return ':'
  if (offer === 'files') return '_sonde_paths -f "$current"'
  if (offer === 'folders') return '_sonde_paths -d "$current"'
  if (offer === 'data') return '_sonde_data "$current"'
  if (offer === 'part') return '_sonde_part "$current"'
  if (offer === 'environments') return '_sonde_environments "$current"'
  return `_sonde_words '${offer.join(' ')}' "$current"`
}
