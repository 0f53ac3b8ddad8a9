import type { LogBin } from '../model/socket/log-event.ts'
import { type BinPlan, binAt } from './bin-plan.ts'

function isEmpty(bin: LogBin | undefined): boolean {
  return !bin || bin.sent.messages + bin.received.messages + bin.control === 0
}

/**
 * The part that is meant by pointing at a time: the nearest in which there is something, where one is within reach; else
 * the one at that time.
 */
export function pointedBin(
  bins: readonly LogBin[],
  plan: BinPlan,
  atMs: number,
  reachMs: number
): number | undefined {
  const at = binAt(plan, atMs)
  if (at === undefined) return undefined
  const reach = Math.ceil(reachMs / plan.binMs)
  for (let off = 0; off <= reach; off++) {
    if (!isEmpty(bins[at - off])) return at - off
    if (!isEmpty(bins[at + off])) return at + off
  }
  return at
}

/**
 * The next part in which there is something. @param from exclusive; -1 or the length looks through all
 * @returns undefined where there is none in that direction
 */
export function nextBin(bins: readonly LogBin[], from: number, step: 1 | -1): number | undefined {
  for (let at = from + step; at >= 0 && at < bins.length; at += step) if (!isEmpty(bins[at])) return at
  return undefined
}
