import { closeProblem } from '#shared/model/socket/close-problem.ts'

/** What is typed of a close frame. */
export interface TypedClose {
  /** Empty sends none. */
  code: string
  reason: string
}

/** A close frame that may be sent, or what is wrong with what was typed. */
type ReadClose = { code: number | undefined; reason: string } | { field: 'code' | 'reason'; problem: string }

export function readClose({ code: typed, reason }: TypedClose): ReadClose {
  const digits = typed.trim()
  if (!/^\d*$/.test(digits)) return { field: 'code', problem: 'A code is a number.' }
  const code = digits === '' ? undefined : Number(digits)
  return closeProblem(code, reason) ?? { code, reason }
}
