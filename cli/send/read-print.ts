import { UsageError } from '../usage-error.ts'

const PRINTS = ['body', 'exchange', 'har'] as const

/** What is printed on standard output. */
export type Print = (typeof PRINTS)[number]

/** @throws UsageError when it is none of them */
export function readPrint(value = 'body'): Print {
  const print = PRINTS.find(each => each === value)
  if (print === undefined) throw new UsageError(`--print ${value}: it prints body, exchange or har`)
  return print
}
