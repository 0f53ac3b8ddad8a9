import { tell } from './tell.ts'

/** One line on standard error: what a person should know, and nothing failed for. */
export function warn(what: string): void {
  tell(`warning: ${what}`)
}
