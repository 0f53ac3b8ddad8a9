import type { Warning } from '#shared/model/exchange.ts'

/**
 * What is wrong with one coding of a body. `cut`: it ends too early. `unproven`: all of it was decoded, but its checksum
 * is that of something else. `broken`: it cannot be decoded any further. `trailing`: it is whole, and more follows it.
 * `foreign`: nothing of it could be decoded at all.
 */
export type DamageKind = 'cut' | 'unproven' | 'broken' | 'trailing' | 'foreign'

export interface Damage {
  kind: DamageKind
  /** In the words of the decoder. */
  problem: string
}

/** Names of codings come from the server: so much of one is shown. */
const MAX_NAME = 40

export function warnOfUnknown(coding: string): Warning {
  const name = coding.length > MAX_NAME ? `${coding.slice(0, MAX_NAME)}…` : coding
  return {
    code: 'unknown-coding',
    detail: `The body is coded as ${name}, which cannot be decoded here: it is shown as it came.`
  }
}

export function warnOfTooMany(count: number): Warning {
  return {
    code: 'unknown-coding',
    detail: `The body is said to be coded ${count} times over, which is not undone: it is shown as it came.`
  }
}

export function warnOfDamage(coding: string, { kind, problem }: Damage): Warning {
  return {
    code: kind === 'trailing' ? 'trailing-bytes' : 'damaged-coding',
    detail: SENTENCES[kind](coding, problem)
  }
}

const SENTENCES: Record<DamageKind, (coding: string, problem: string) => string> = {
  cut: coding => `The ${coding} coding of the body ends too early: what could be decoded is shown.`,
  unproven: (coding, problem) =>
    `The checksum in the ${coding} coding does not match the body (${problem}): it is shown, but may be damaged.`,
  broken: (coding, problem) =>
    `The ${coding} coding of the body is damaged (${problem}): what could be decoded is shown.`,
  trailing: coding => `More bytes follow the end of the body’s ${coding} coding: they were left out.`,
  foreign: (coding, problem) =>
    `The body is said to be coded as ${coding}, but cannot be decoded (${problem}): it is shown as it came.`
}

/** @param error of a decoder of zlib, which is told by its code (node:zlib) */
export function damageOf(error: Error): Damage {
  const problem = error.message
  const code = 'code' in error ? error.code : undefined
  if (code === 'Z_BUF_ERROR') return { kind: 'cut', problem }
  return { kind: code === 'ZSTD_error_checksum_wrong' ? 'unproven' : 'broken', problem }
}

/** Whether what was decoded is all that was sent. */
export function leavesWhole({ kind }: Damage): boolean {
  return kind === 'trailing' || kind === 'foreign'
}
