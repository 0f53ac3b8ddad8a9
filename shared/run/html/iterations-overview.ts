import { countOf, formatCount } from '../../format/count.ts'
import { formatDuration } from '../../format/duration.ts'
import type { FlowExchange } from '../../model/run.ts'
import { svgElement as element, svgText } from '../../waterfall/svg-markup.ts'
import type { RunReport } from '../run-report.ts'
import { type Axis, axisOf, placeOn, timeRuler, WIDTH } from './time-ruler.ts'

/** However many go side by side, the drawing is no higher. */
const HIGHEST = 160
const LANE = 12
/** More would be a line each that nobody can tell from the next. */
const MOST_DRAWN = 5000

interface Span {
  iteration: number
  startMs: number
  totalMs: number
  failed: number
}

/** When each iteration went, on the one axis of the run, so that it is seen which of them went side by side. */
export function* iterationsOverview({ iterations, exchanges }: RunReport): Generator<string> {
  const spans = iterations > 1 && iterations <= MOST_DRAWN ? spansOf(exchanges) : []
  if (spans.length < 2) return
  const axis = axisOf(spans)
  const lanes = inLanes(spans)
  const height = Math.max(1, Math.min(LANE, HIGHEST / lanes.length))
  const beside = lanes.length > 1 ? `, up to ${lanes.length} side by side` : ''
  const label = `When the iterations went: ${countOf(spans.length, 'iteration')}${beside}`
  const total = lanes.length * height
  const box = `viewBox="0 0 ${WIDTH} ${total}" height="${total}" preserveAspectRatio="none"`
  yield `<figure class="overview"><figcaption>${label}</figcaption>${timeRuler(axis)}<svg ${box} aria-hidden="true">`
  for (const [at, lane] of lanes.entries())
    for (const span of lane) yield barOf(span, axis, { y: at * height, height: height * 0.8 })
  yield '</svg></figure>'
}

function barOf(
  { iteration, startMs, totalMs, failed }: Span,
  axis: Axis,
  lane: { y: number; height: number }
): string {
  const x = placeOn(axis, startMs)
  const width = Math.max(1, placeOn(axis, startMs + totalMs) - x)
  const went = failed > 0 ? `${formatCount(failed)} failed` : 'passed'
  const title = svgText(`Iteration ${formatCount(iteration + 1)}: ${formatDuration(totalMs)}, ${went}`)
  const place = { x: Math.min(x, WIDTH - width), width, ...lane }
  const tone = failed > 0 ? 'went-bad' : 'went-good'
  return element('rect', { ...place, class: tone }, element('title', {}, title))
}

/** In the order in which they began. */
function spansOf(exchanges: readonly FlowExchange[]): Span[] {
  const spans = new Map<number, Span>()
  for (const { iteration, startMs, totalMs, outcome } of exchanges) {
    const span = spans.get(iteration) ?? { iteration, startMs, totalMs: 0, failed: 0 }
    span.totalMs = Math.max(span.totalMs, startMs + totalMs - span.startMs)
    if (outcome === 'failed') span.failed++
    spans.set(iteration, span)
  }
  return [...spans.values()].sort((a, b) => a.startMs - b.startMs)
}

/** Each in the first lane in which the one before has ended. */
function inLanes(spans: readonly Span[]): Span[][] {
  const lanes: Span[][] = []
  for (const span of spans) {
    const free = lanes.find(lane => {
      const last = lane.at(-1)
      return last !== undefined && last.startMs + last.totalMs <= span.startMs
    })
    if (free) free.push(span)
    else lanes.push([span])
  }
  return lanes
}
