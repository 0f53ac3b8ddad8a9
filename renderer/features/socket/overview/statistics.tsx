import type { ReactNode } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { formatCount } from '#shared/format/count.ts'
import { formatDuration } from '#shared/format/duration.ts'
import type { LogStanding, Traffic } from '#shared/model/socket/log-event.ts'
import { wireWords } from '#shared/session-timeline/bin-words.ts'
import { formatRate } from '#shared/session-timeline/rate-line.ts'
import type { TrafficRate } from '#shared/session-timeline/rate-meter.ts'

interface StatisticsProps {
  standing: LogStanding
  /** What goes now; undefined when nothing can. */
  rates: { sent: TrafficRate; received: TrafficRate } | undefined
  /** How long connections stood, all together. */
  openMs: number
  /** Of the messages that are kept; undefined while that is not known. */
  largestBytes: number | undefined
}

/** A session in figures. */
export function Statistics({ standing, rates, openMs, largestBytes }: StatisticsProps) {
  const { received, sent, wire, lanes, dropped, bytes } = standing
  const average = (traffic: Traffic) => (openMs > 0 ? rateWords(perSecond(traffic, openMs)) : '–')
  const rows: [name: string, received: string, sent: string][] = [
    ['Messages', formatCount(received.messages), formatCount(sent.messages)],
    ['Payload', formatBytes(received.bytes), formatBytes(sent.bytes)],
    ['On the wire', wireWords(wire.received, received.bytes), wireWords(wire.sent, sent.bytes)],
    ['Now', rates ? rateWords(rates.received) : '–', rates ? rateWords(rates.sent) : '–'],
    ['On average', average(received), average(sent)]
  ]
  return (
    <section
      aria-label="Statistics"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the keyboard where there is little room
      tabIndex={0}
      className="flex flex-1 flex-wrap gap-x-10 gap-y-2 overflow-auto px-3 py-2 text-xs leading-4.5 -outline-offset-2"
    >
      <table className="h-fit text-right tabular-nums">
        <thead>
          <tr className="text-2xs text-faint">
            <th scope="col" className="text-left font-normal">
              <span className="sr-only">Figure</span>
            </th>
            <th scope="col" className="pl-6 font-normal">
              Received
            </th>
            <th scope="col" className="pl-6 font-normal">
              Sent
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, received, sent]) => (
            <tr key={name}>
              <th scope="row" className="text-left font-normal text-muted">
                {name}
              </th>
              <td className="whitespace-nowrap pl-6 font-mono text-ink">{received}</td>
              <td className="whitespace-nowrap pl-6 font-mono text-ink">{sent}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="h-fit">
        <Fact name="Largest">{largestBytes === undefined ? '–' : formatBytes(largestBytes)}</Fact>
        <Fact name="Connections">{formatCount(lanes)}</Fact>
        <Fact name="Open for">{formatDuration(Math.round(openMs))}</Fact>
        <Fact name="Kept">{formatBytes(bytes)}</Fact>
        {dropped.messages > 0 && (
          <Fact name="Dropped from the log">
            {`${formatCount(dropped.messages)}, ${formatBytes(dropped.bytes)}`}
          </Fact>
        )}
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-6">
      <dt className="text-muted">{name}</dt>
      <dd className="font-mono text-ink tabular-nums">{children}</dd>
    </div>
  )
}

function perSecond({ messages, bytes }: Traffic, ms: number): TrafficRate {
  return { messages: (messages / ms) * 1000, bytes: (bytes / ms) * 1000 }
}

function rateWords({ messages, bytes }: TrafficRate): string {
  return `${formatRate(messages)}/s, ${formatBytes(Math.round(bytes))}/s`
}
