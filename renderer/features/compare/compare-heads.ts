import { changeOf, compareHeaderLists, type HeaderDifference } from '#shared/http/compare-hops.ts'
import type { Exchange, Hop } from '#shared/model/exchange.ts'

/** What differs in what was asked for last and what came back last, first lines included. */
export function compareHeads(
  left: Exchange,
  right: Exchange
): { response: HeaderDifference[]; request: HeaderDifference[] } {
  const [a, b] = [left.hops.at(-1), right.hops.at(-1)]
  return {
    response: [
      ...differenceOf('Status', statusOf(a), statusOf(b)),
      ...differenceOf('Version', a?.response?.httpVersion, b?.response?.httpVersion),
      ...compareHeaderLists(a?.response?.headers ?? [], b?.response?.headers ?? [])
    ],
    request: [
      ...differenceOf('Method', a?.request.method, b?.request.method),
      ...differenceOf('URL', a?.request.url, b?.request.url),
      ...compareHeaderLists(a?.request.headers ?? [], b?.request.headers ?? [])
    ]
  }
}

/** Whether an answer came to what was asked for last. */
export function hasAnswer({ hops }: Exchange): boolean {
  return hops.at(-1)?.response !== undefined
}

function statusOf(hop: Hop | undefined): string | undefined {
  return hop?.response && `${hop.response.status} ${hop.response.statusText}`.trim()
}

function differenceOf(header: string, from: string | undefined, to: string | undefined): HeaderDifference[] {
  if (from === to) return []
  return [
    {
      header,
      kind: changeOf(from, to),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to })
    }
  ]
}
