import type { ReactNode } from 'react'

/** Names and values, one below the other. What is undefined is left out. */
export function FactList({ facts }: { facts: [name: string, value: ReactNode][] }) {
  return (
    <dl className="grid select-text grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-5 gap-y-1.5 text-xs">
      {facts.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name} className="contents">
              <dt className="text-faint">{name}</dt>
              <dd className="font-mono text-ink [overflow-wrap:anywhere]">{value}</dd>
            </div>
          )
      )}
    </dl>
  )
}
