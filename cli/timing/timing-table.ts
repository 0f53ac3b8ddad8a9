import { visibleText } from '#shared/format/visible-text.ts'
import type { Exchange, Hop } from '#shared/model/exchange.ts'
import type { PhaseName } from '#shared/model/phases.ts'
import type { ChartRow } from '#shared/waterfall/chart-rows.ts'
import { explainReuse, nameReason } from '#shared/waterfall/hop-words.ts'
import { type TextCells, textTable } from '#shared/waterfall/text-table.ts'
import { type Colour, painter } from '../terminal/colours.ts'

export interface TimingOptions {
  /** Signs in a line. */
  columns: number
  /** Whether only ASCII can be shown. */
  ascii: boolean
  colours: boolean
}

/** As in the window: what waits is grey, what leads to a proxy is pink, and each other phase has its own. */
const COLOURS: Record<PhaseName, Colour> = {
  backoff: 'grey',
  'proxy-lookup': 'brightMagenta',
  queue: 'grey',
  'proxy-dns': 'brightMagenta',
  'proxy-tcp': 'brightMagenta',
  'proxy-tls': 'brightMagenta',
  proxy: 'brightMagenta',
  dns: 'cyan',
  tcp: 'yellow',
  tls: 'magenta',
  upgrade: 'brightBlue',
  send: 'brightBlue',
  ttfb: 'green',
  download: 'blue'
}

/**
 * The phases of an exchange, hop by hop, as a waterfall in lines of text: why each hop happened, where it went, and
 * whose connection it rode on.
 */
export function timingTable(exchange: Exchange, { columns, ascii, colours }: TimingOptions): string {
  const paint = painter(colours)

  function paintRow({ name, bar, duration }: TextCells, row: ChartRow): TextCells {
    const broken = row.row.state === 'failed' || row.row.state === 'cancelled'
    if (row.kind === 'timing') return { name: paint('muted', name), bar: paint('muted', bar), duration }
    if (row.kind === 'phase')
      return {
        name: broken ? paint('red', name) : name,
        bar: paint(broken ? 'red' : COLOURS[row.row.name], bar),
        duration
      }
    return {
      name: paint(broken ? 'red' : 'bold', name),
      bar: paint('grey', bar),
      duration: paint('bold', duration)
    }
  }

  return textTable(exchange, {
    columns,
    ascii,
    noteOf: hop => describeHop(hop, exchange),
    paint: paintRow,
    paintNote: text => paint('muted', text)
  })
}

/** Why it happened, and which way it went. */
function describeHop(hop: Hop, exchange: Exchange): string | undefined {
  const lines = [nameReason(hop, exchange), describeWay(hop, exchange)].filter(line => line !== undefined)
  return lines.length > 0 ? lines.join('\n') : undefined
}

function describeWay(hop: Hop, exchange: Exchange): string | undefined {
  const { connection } = hop
  if (!connection) return undefined
  const { remoteAddress, protocol, proxy, tls } = connection
  const way = [
    remoteAddress,
    ...(proxy ? [`proxy ${proxy.url}`] : []),
    protocol,
    ...(tls ? [tls.version] : []),
    ...(connection.reused ? [explainReuse(hop, exchange)] : [])
  ]
  return visibleText(way.join(' · '))
}
