const CODES = { good: 32, bad: 31, warn: 33, faint: 2, strong: 1 } as const
export type Tone = keyof typeof CODES

/** Colours a text where colours are wanted. */
export type Paint = (tone: Tone, text: string) => string

/** Colours for a terminal, and none where they are not wanted: see no-color.org. */
export function paintFor(isTerminal: boolean, env: NodeJS.ProcessEnv): Paint {
  const isPlain = !isTerminal || (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb'
  return (tone, text) => (isPlain ? text : `\x1b[${CODES[tone]}m${text}\x1b[0m`)
}
