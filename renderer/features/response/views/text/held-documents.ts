import { HeldDocument, type OpenTextInput } from './held-document.ts'

/** Documents that nobody looks at and that are open nevertheless: each has a thread of the host. */
const MOST_IDLE = 4

/** Those that are open, the one that was wanted latest last. */
const open = new Map<string, HeldDocument>()

/**
 * A document of the host, which stays open for a while when nobody looks at it any more, so that whoever comes back
 * finds it laid out: the last few of them do, for as long as the host has their bodies. Of the filters of a body only
 * the latest one does, since each key that is typed makes another.
 */
export function holdDocument(input: OpenTextInput): HeldDocument {
  const key = JSON.stringify(input)
  const held: HeldDocument =
    open.get(key) ??
    new HeldDocument(input, () => {
      if (open.get(key) === held) open.delete(key)
    })
  open.delete(key)
  open.set(key, held)
  closeIdle(held)
  return held
}

function closeIdle(wanted: HeldDocument): void {
  const idle = [...open.values()].filter(held => held !== wanted && !held.isFollowed).toReversed()
  for (const [index, held] of idle.entries())
    if (index >= MOST_IDLE || isEarlierFilter(held.input, wanted.input)) held.close()
}

function isEarlierFilter({ bodyId, filter }: OpenTextInput, wanted: OpenTextInput): boolean {
  return filter !== undefined && wanted.filter !== undefined && bodyId === wanted.bodyId
}
