import type { CompletedCommand, CompletedFlag, Offer } from './completed-command.ts'

/** A script for zsh: to be sourced after `compinit`, or a file named _sonde on its `fpath`. */
export function printZsh(commands: readonly CompletedCommand[]): string {
  const described = commands.map(({ name, summary }) => `      ${quote(`${name}:${summary}`)}`)
  return `#compdef sonde
# Completes what is typed after sonde. For ~/.zshrc, after compinit: source <(sonde completion zsh)

_sonde_environments() {
  compadd -- \${(f)"$(sonde completion environments -- "\${(@Q)words[2,-1]}" 2> /dev/null)"}
}

_sonde() {
  local curcontext=$curcontext state line
  local -a commands
  _arguments -C '(- *)'{-h,--help}'[List the commands]' '(- *)'{-V,--version}'[Print the version]' \\
    '1: :->command' '*:: :->argument'
  case $state in
  command)
    commands=(
${described.join('\n')}
    )
    _describe command commands
    ;;
  argument)
    case $words[1] in
${commands.map(printCommand).join('\n')}
    esac
    ;;
  esac
}

if [[ $funcstack[1] == _sonde ]]; then
  _sonde "$@"
else
  compdef _sonde sonde
fi
`
}

function printCommand({ name, flags, operands, operandsAfter }: CompletedCommand): string {
  // Told that nothing can be offered, it would offer no flags in that place either.
  const rest = operands === undefined ? [] : printOperands(operands, operandsAfter)
  const specs = [...flags.map(printFlag), ...rest]
  return `    ${name})\n      _arguments -s ${specs.join(' \\\n        ')}\n      ;;`
}

/** Words are of the first operand alone. */
function printOperands(offer: Offer, after: string | undefined): string[] {
  if (typeof offer !== 'object') return [quote(`*: :${printOffer(offer)}`)]
  const words = after === undefined ? [] : [quote(`2: :{compadd -- \${(f)"$(${after})"}}`)]
  return [quote(`1: :${printOffer(offer)}`), ...words]
}

function printFlag({ long, short, summary, repeatable, value }: CompletedFlag): string {
  const rest = `[${escapeSpec(summary)}]${value ? `:${escapeSpec(value.placeholder)}:${printOffer(value.offer)}` : ''}`
  const [longForm, shortForm] = value ? [`--${long}=`, `-${short}+`] : [`--${long}`, `-${short}`]
  if (short === undefined) return quote(`${repeatable ? '*' : ''}${longForm}${rest}`)
  const before = repeatable ? '*' : `(-${short} --${long})`
  return `${quote(before)}{${shortForm},${longForm}}${quote(rest)}`
}

function printOffer(offer: Offer): string {
  if (offer === undefined) return ' '
  if (offer === 'files') return '_files'
  if (offer === 'environments') return '_sonde_environments'
  if (offer === 'data') return '{compset -P @ && _files}'
  if (offer === 'part') return '{compset -P "*=[@<]" && _files}'
  return offer === 'folders' ? '_files -/' : `(${offer.join(' ')})`
}

/** In what `_arguments` reads. */
function escapeSpec(text: string): string {
  return text.replaceAll(/[[\]:\\]/g, '\\$&')
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
