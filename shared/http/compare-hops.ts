import type { ChangeReason } from '../model/change-reasons.ts'
import type { Hop } from '../model/exchange.ts'
import type { Header } from '../model/request.ts'
import { MASK } from '../redaction/redact-text.ts'

/** `kept`: it went along to another origin, which deserves to be said although nothing changed. */
type DifferenceKind = 'added' | 'dropped' | 'rewritten' | 'kept'

export interface HeaderDifference {
  /** As the later hop writes it, or the earlier one where it was dropped. */
  header: string
  kind: DifferenceKind
  /** Each line that has the name, with a line feed between. */
  from?: string
  to?: string
  /** Only the number of lines differs, over which the same list is spread. */
  inLines?: true
  /** Absent where the record does not say. */
  why?: ChangeReason
}

/** What is otherwise in a later hop than in an earlier one. What is the same in both is left out. */
export interface HopComparison {
  method?: { from: string; to: string }
  url?: { from: string; to: string }
  /** Bytes of body that were written, chunk framing included. */
  bodyBytes?: { from: number; to: number }
  /** In the order of the earlier hop, then those that the later one has beyond them. */
  headers: HeaderDifference[]
}

/** How a hop differs from an earlier one, and why: the last reason that was recorded on the way from one to the other. */
export function compareHops(hops: readonly Hop[], from: number, to: number): HopComparison | undefined {
  const [earlier, later] = [hops[from], hops[to]]
  if (!earlier || !later || from >= to) return undefined
  const method = differing(earlier.request.method, later.request.method)
  const url = differing(earlier.request.url, later.request.url)
  const bodyBytes =
    earlier.sent && later.sent ? differing(earlier.sent.bodyBytes, later.sent.bodyBytes) : undefined
  return {
    ...(method && { method }),
    ...(url && { url }),
    ...(bodyBytes && { bodyBytes }),
    headers: compareHeaderLists(
      earlier.request.headers,
      later.request.headers,
      reasonsBetween(hops.slice(from + 1, to + 1))
      // How a server of another hop is told the same list is no matter.
    ).filter(({ inLines }) => !inLines)
  }
}

function differing<T>(from: T, to: T): { from: T; to: T } | undefined {
  return from === to ? undefined : { from, to }
}

/** Why headers changed, by name; a later reason takes the place of an earlier one. */
function reasonsBetween(hops: readonly Hop[]): Map<string, ChangeReason> {
  return new Map(
    hops.flatMap(({ changes }) => changes.map(({ header, why }) => [header.toLowerCase(), why] as const))
  )
}

/**
 * What of two lists of headers differs. Names are compared without regard to case.
 * @param reasons why, by names in lower case
 */
export function compareHeaderLists(
  before: readonly Header[],
  after: readonly Header[],
  reasons: ReadonlyMap<string, ChangeReason> = new Map()
): HeaderDifference[] {
  const [earlier, later] = [byName(before), byName(after)]
  const keys = [...new Set([...earlier.keys(), ...later.keys()])]
  return keys.flatMap(key => {
    const [from, to] = [earlier.get(key), later.get(key)]
    const why = reasons.get(key)
    const kind = kindOf(from?.value, to?.value, why)
    return kind
      ? {
          header: to?.name ?? from?.name ?? key,
          kind,
          ...(from && { from: from.value }),
          ...(to && { to: to.value }),
          ...(from && to && isSameList(key, from.value, to.value) && { inLines: true as const }),
          ...(why && { why })
        }
      : []
  })
}

/** What became of a value that is not the same any more. */
export function changeOf(from: unknown, to: unknown): Exclude<DifferenceKind, 'kept'> {
  return from === undefined ? 'added' : to === undefined ? 'dropped' : 'rewritten'
}

function kindOf(
  from: string | undefined,
  to: string | undefined,
  why: ChangeReason | undefined
): DifferenceKind | undefined {
  if (from === undefined || to === undefined || from !== to) return changeOf(from, to)
  if (why === 'kept-by-setting') return 'kept'
  // What is masked looks the same; what was recorded knows better.
  return why !== undefined && to.includes(MASK) ? 'rewritten' : undefined
}

/** Lines of one name are as good as one with a list (RFC 9110 §5.3), but for cookies, of which each has a line. */
function isSameList(name: string, from: string, to: string): boolean {
  return from !== to && name !== 'set-cookie' && from.replaceAll('\n', ', ') === to.replaceAll('\n', ', ')
}

function byName(headers: readonly Header[]): Map<string, { name: string; value: string }> {
  const found = new Map<string, { name: string; value: string }>()
  for (const [name, value] of headers) {
    const known = found.get(name.toLowerCase())
    if (known) known.value += `\n${value}`
    else found.set(name.toLowerCase(), { name, value })
  }
  return found
}
