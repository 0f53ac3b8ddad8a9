export interface Contender {
  call: () => Promise<void>
}

export interface TurnPlan {
  rounds: number
  /** In each turn. */
  calls: number
  /** Rounds that do not count, until all have been compiled. */
  warmUp: number
}

/** @returns per contender the microseconds per call, one for each round */
export async function takeTurns(
  contenders: Contender[],
  { rounds, calls, warmUp }: TurnPlan
): Promise<number[][]> {
  const times = contenders.map((): number[] => [])
  for (let round = -warmUp; round < rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      // Who goes first changes, so that nobody always pays for the garbage of the same one.
      const index = (turn + round + warmUp) % contenders.length
      const contender = contenders[index]
      if (!contender) continue
      const spent = await time(contender.call, calls)
      if (round >= 0) times[index]?.push(spent)
    }
  }
  return times
}

/** @returns microseconds per call */
async function time(call: () => Promise<void>, calls: number): Promise<number> {
  const start = performance.now()
  for (let i = 0; i < calls; i++) await call()
  return ((performance.now() - start) * 1000) / calls
}
