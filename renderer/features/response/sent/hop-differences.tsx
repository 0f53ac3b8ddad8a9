import { useState } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { changeOf, compareHops, type HopComparison } from '#shared/http/compare-hops.ts'
import type { Hop } from '#shared/model/exchange.ts'
import { type Difference, DifferenceTable } from '../../../components/difference-table.tsx'
import { Select } from '../../../components/select.tsx'
import { CHANGE_WORDS, explainChanges } from './change-words.ts'

/** How a hop's request differs from that of an earlier one: by itself the one before, or any that is chosen. */
export function HopDifferences({ hops, index }: { hops: readonly Hop[]; index: number }) {
  const [chosen, setChosen] = useState<number>()
  const from = chosen !== undefined && chosen < index ? chosen : index - 1
  const comparison = compareHops(hops, from, index)
  if (!comparison) return null
  const rows = rowsOf(comparison, explainChanges(hops, from, index))
  const title = from === index - 1 ? 'Otherwise than in the hop before' : `Otherwise than in hop ${from + 1}`
  return (
    <section aria-label={title}>
      <div className="mb-1.5 flex min-h-7 items-center justify-between gap-3 text-faint text-xs">
        <h2>{title}</h2>
        {index > 1 && (
          <Select
            aria-label="Compare with"
            value={String(from)}
            options={hops.slice(0, index).map(hop => ({ value: String(hop.index), label: nameHop(hop) }))}
            onChange={next => setChosen(Number(next))}
            className="h-7 max-w-48 text-ink text-xs"
          />
        )}
      </div>
      {rows.length > 0 ? (
        <DifferenceTable label={title} rows={rows} />
      ) : (
        <p className="text-muted text-xs">
          Nothing: method, URL, headers and the size of the body are the same.
        </p>
      )}
    </section>
  )
}

/** What the protocol made of the headers that were meant. */
export function ProtocolChanges({ hop: { changes } }: { hop: Hop }) {
  const title = 'Otherwise than typed, as the protocol wants it'
  const rows = changes.map(
    ({ header, from, to, why }): Difference => ({
      name: header,
      kind: changeOf(from, to),
      from,
      to,
      why: CHANGE_WORDS[why]
    })
  )
  return (
    <section aria-label={title}>
      <h2 className="mb-1.5 text-faint text-xs">{title}</h2>
      <DifferenceTable label={title} rows={rows} />
    </section>
  )
}

function rowsOf(
  { method, url, bodyBytes, headers }: HopComparison,
  why: ReturnType<typeof explainChanges>
): Difference[] {
  return [
    ...(method ? [{ name: 'Method', kind: 'rewritten' as const, ...method, why: why.method }] : []),
    ...(url ? [{ name: 'URL', kind: 'rewritten' as const, ...url, why: why.url }] : []),
    ...(bodyBytes ? [{ ...bodyRow(bodyBytes), why: why.body }] : []),
    ...headers.map(({ header, why: reason, ...rest }) => ({
      name: header,
      ...rest,
      why: reason && CHANGE_WORDS[reason]
    }))
  ]
}

function bodyRow({ from, to }: { from: number; to: number }): Difference {
  const kind = from === 0 ? 'added' : to === 0 ? 'dropped' : 'rewritten'
  return {
    name: 'Body',
    kind,
    ...(from > 0 && { from: formatBytes(from) }),
    ...(to > 0 && { to: formatBytes(to) })
  }
}

function nameHop({ index, request, response, error }: Hop): string {
  const outcome = response ? String(response.status) : (error?.code ?? '')
  return `hop ${index + 1}: ${request.method} ${outcome}`.trim()
}
