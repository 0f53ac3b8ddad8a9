import type { Command } from '../commands.ts'
import type { OptionSpec } from '../options.ts'

/**
 * What a shell can offer in one place: paths, those behind an `@`, those behind `NAME=@`, the environments of a
 * collection, words, or nothing, since only the person knows it.
 */
export type Offer = 'files' | 'folders' | 'data' | 'part' | 'environments' | readonly string[] | undefined

export interface CompletedFlag {
  long: string
  short?: string
  /** One sentence without its dot. */
  summary: string
  repeatable: boolean
  /** Absent for a switch. */
  value?: { placeholder: string; offer: Offer }
}

/** A command as shells complete it. */
export interface CompletedCommand {
  name: string
  summary: string
  flags: CompletedFlag[]
  operands: Offer
  /** A line for a shell, which prints what can follow a word of those. */
  operandsAfter: string | undefined
}

export async function completedCommands(commands: Record<string, Command>): Promise<CompletedCommand[]> {
  const all = Object.entries(commands).map(async ([name, { summary, options, operands, operandsAfter }]) => ({
    name,
    summary,
    flags: Object.entries(await options()).map(([long, spec]) => completedFlag(long, spec)),
    ...{ operands, operandsAfter }
  }))
  return Promise.all(all)
}

function completedFlag(
  long: string,
  { short, value, choices, beginnings, repeatable, help }: OptionSpec
): CompletedFlag {
  return {
    long,
    ...(short !== undefined && { short }),
    summary: firstSentence(help),
    repeatable: repeatable === true,
    ...(value !== undefined && {
      value: { placeholder: value, offer: choices ?? beginnings ?? offerOf(value) }
    })
  }
}

/** Placeholders say what a value is. */
function offerOf(placeholder: string): Offer {
  if (/^(?:FILE|PATH)$/.test(placeholder)) return 'files'
  if (placeholder === 'DATA') return 'data'
  if (placeholder === 'NAME=PART') return 'part'
  if (placeholder === 'ENVIRONMENT') return 'environments'
  return placeholder === 'DIR' ? 'folders' : undefined
}

function firstSentence(help: string): string {
  return help.replace(/(?:\. |[:;] ).*/s, '')
}
