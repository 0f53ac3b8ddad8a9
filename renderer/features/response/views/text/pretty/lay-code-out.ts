import { formatBytes } from '#shared/format/bytes.ts'
import type { TextLanguage } from '#shared/format/guess-language.ts'
import { indentsTooMuch } from './indentation.ts'

const MIB = 1024 * 1024
/** So many characters are laid out in some two seconds at most. */
const MOST: Partial<Record<TextLanguage, number>> = { css: 3 * MIB, javascript: 3 * MIB, yaml: MIB }
const NAMES: Partial<Record<TextLanguage, string>> = { css: 'CSS', javascript: 'JavaScript', yaml: 'YAML' }

const BROKEN =
  'This may be no valid JavaScript: its brackets or quotes do not match. Only its layout differs.'

/** A text laid out over lines, and why it is not or what is wrong with it. Neither where its language is none of these. */
export type CodeLayout = { pretty?: string; notice?: string }

/** Lays CSS, JavaScript and YAML out. The code for that comes when it is first needed; it belongs into a worker. */
export async function layCodeOut(text: string, language: TextLanguage): Promise<CodeLayout> {
  const most = MOST[language]
  const name = NAMES[language]
  if (most === undefined || name === undefined) return {}
  if (text.length > most) return { notice: `${name} of more than ${formatBytes(most)} is shown as it came.` }
  if (indentsTooMuch(text))
    return { notice: `This ${name} is nested too deep to be laid out: it is shown as it came.` }
  const print = await printerOf(language)
  const pretty = print && attempt(() => print(text))
  if (pretty === undefined) return { notice: `This is not valid ${name}: it is shown as it came.` }
  return language === 'javascript' && !(await isWhole(text)) ? { pretty, notice: BROKEN } : { pretty }
}

async function isWhole(text: string): Promise<boolean> {
  const { matchesBrackets } = await import('./matches-brackets.ts')
  return attempt(() => matchesBrackets(text)) ?? false
}

async function printerOf(
  language: TextLanguage
): Promise<((text: string) => string | undefined) | undefined> {
  if (language === 'yaml') return (await import('./pretty-yaml.ts')).prettyYaml
  const { prettyCode } = await import('./pretty-code.ts')
  return language === 'css' || language === 'javascript' ? text => prettyCode(text, language) : undefined
}

/** What a library gives up on, the end of the stack among others, has no layout. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
