/** What is in sight is fetched by blocks, and so many blocks are kept. */
const BLOCK = 100
const MOST_BLOCKS = 30

/** Items from one on, fewer at the end. */
export type FetchItems<Item> = (from: number, count: number) => Promise<Item[]>

/** The blocks from one to another, both with what stands in them. */
export interface Sight {
  from: number
  to: number
}

export function sightOf(first: number, last: number): Sight {
  return { from: Math.floor(first / BLOCK), to: Math.floor(last / BLOCK) }
}

/** Items near to what is in sight, out of many that lie elsewhere. */
export class Blocks<Item> {
  #version: number
  #blocks = new Map<number, Item[]>()

  constructor(version: number) {
    this.#version = version
  }

  at(index: number): Item | undefined {
    return this.#blocks.get(Math.floor(index / BLOCK))?.[index % BLOCK]
  }

  /**
   * Fetches what is in sight and is not here. What is of another version stays until all of the new has come.
   * @returns whether anything has changed
   * @throws what `fetch` throws; the signal's reason when another sight is wanted by then
   */
  async show(
    { from, to }: Sight,
    { version, fetch, signal }: { version: number; fetch: FetchItems<Item>; signal: AbortSignal }
  ): Promise<boolean> {
    const isOld = version !== this.#version
    const blocks = isOld ? new Map<number, Item[]>() : this.#blocks
    const lacking = Array.from({ length: to - from + 1 }, (_, n) => from + n).filter(n => !blocks.has(n))
    if (!isOld && lacking.length === 0) return false
    const fetched = await Promise.all(
      lacking.map(async block => [block, await fetch(block * BLOCK, BLOCK)] as const)
    )
    signal.throwIfAborted()
    for (const [block, items] of fetched) blocks.set(block, items)
    for (const block of blocks.keys())
      if (blocks.size > MOST_BLOCKS && (block < from || block > to)) blocks.delete(block)
    this.#version = version
    this.#blocks = blocks
    return true
  }
}
