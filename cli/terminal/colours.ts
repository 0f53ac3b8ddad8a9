/** SGR parameters (ECMA-48 §8.3.117) of the 16 colours that people choose for themselves. */
const CODES = {
  bold: [1, 22],
  muted: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
  grey: [90, 39],
  brightBlue: [94, 39],
  brightMagenta: [95, 39]
} as const

export type Colour = keyof typeof CODES

/** Puts a colour around a text, or leaves it as it is where none are wanted. */
export type Paint = (colour: Colour, text: string) => string

export function painter(wanted: boolean): Paint {
  if (!wanted) return (_, text) => text
  return (colour, text) => {
    const [on, off] = CODES[colour]
    return text === '' ? '' : `\x1b[${on}m${text}\x1b[${off}m`
  }
}

type Environment = Record<string, string | undefined>

/**
 * Whether what is printed there is to be coloured: FORCE_COLOR and CLICOLOR_FORCE say so anywhere, NO_COLOR
 * (no-color.org), CLICOLOR=0 and a terminal that is dumb forbid it, and otherwise it is for terminals.
 */
export function wantsColours(stream: { isTTY?: boolean }, env: Environment = process.env): boolean {
  const { FORCE_COLOR, CLICOLOR_FORCE, NO_COLOR, CLICOLOR, TERM } = env
  if (FORCE_COLOR !== undefined) return !['0', 'false'].includes(FORCE_COLOR)
  if (CLICOLOR_FORCE !== undefined && CLICOLOR_FORCE !== '0') return true
  if ((NO_COLOR ?? '') !== '' || CLICOLOR === '0' || TERM === 'dumb') return false
  return stream.isTTY === true
}
