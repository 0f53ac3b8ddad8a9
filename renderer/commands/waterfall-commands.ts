import { exchangeInFront } from '../state/exchange-in-front.ts'
import { useExchanges } from '../state/exchanges.ts'
import { activeTab, useTabs } from '../state/tabs.ts'
import { type TimeSteps, timeChart } from '../state/time-chart.ts'
import { viewInFront } from '../state/views.ts'
import type { Command } from './command.ts'

type ExportFormat = 'png' | 'svg' | 'text'

/** What is behind a view stays drawn, but is out of sight. */
const chartInFront = () => (viewInFront() ? undefined : timeChart())
const isThere = () => chartInFront() !== undefined
const isZoomed = () => chartInFront()?.isZoomed() ?? false
const step = (name: keyof TimeSteps) => () => chartInFront()?.steps()[name]()

function shownExchange() {
  const exchange = exchangeInFront()
  const { secrets = [] } = useExchanges.getState().byTab[activeTab(useTabs.getState()).id] ?? {}
  return exchange && { exchange, secrets, viewport: chartInFront()?.viewport() }
}

const canExport = () => exchangeInFront() !== undefined

const load = () => import('../features/waterfall/export/export-waterfall.ts')

async function copy(format: ExportFormat): Promise<void> {
  const exported = shownExchange()
  if (exported) await (await load()).copyWaterfall(format, exported)
}

async function save(format: ExportFormat): Promise<void> {
  const exported = shownExchange()
  if (exported) await (await load()).saveWaterfall(format, exported)
}

/** What is done to the waterfall in front. Its keys count where it has the focus. */
export const waterfallCommands: readonly Command[] = [
  {
    id: 'waterfall.zoomIn',
    title: 'Waterfall: zoom in',
    keys: ['+', '='],
    within: 'waterfall',
    when: isThere,
    run: step('nearer')
  },
  {
    id: 'waterfall.zoomOut',
    title: 'Waterfall: zoom out',
    keys: ['-'],
    within: 'waterfall',
    when: isZoomed,
    run: step('farther')
  },
  {
    id: 'waterfall.resetZoom',
    title: 'Waterfall: reset zoom',
    keys: ['0'],
    within: 'waterfall',
    when: isZoomed,
    run: step('reset')
  },
  {
    id: 'waterfall.zoomToRow',
    title: 'Waterfall: zoom to row',
    keys: ['Z'],
    within: 'waterfall',
    when: isThere,
    run: () => chartInFront()?.zoomToFocus()
  },
  {
    id: 'waterfall.earlier',
    title: 'Waterfall: move to what was before',
    keys: ['Shift+ArrowLeft'],
    within: 'waterfall',
    when: isZoomed,
    run: step('earlier')
  },
  {
    id: 'waterfall.later',
    title: 'Waterfall: move to what came after',
    keys: ['Shift+ArrowRight'],
    within: 'waterfall',
    when: isZoomed,
    run: step('later')
  },
  {
    id: 'waterfall.copyPng',
    title: 'Copy waterfall as PNG',
    when: canExport,
    run: () => void copy('png')
  },
  {
    id: 'waterfall.copySvg',
    title: 'Copy waterfall as SVG',
    when: canExport,
    run: () => void copy('svg')
  },
  {
    id: 'waterfall.copyText',
    title: 'Copy waterfall as text',
    when: canExport,
    run: () => void copy('text')
  },
  {
    id: 'waterfall.savePng',
    title: 'Save waterfall as PNG…',
    when: canExport,
    run: () => void save('png')
  },
  {
    id: 'waterfall.saveSvg',
    title: 'Save waterfall as SVG…',
    when: canExport,
    run: () => void save('svg')
  },
  {
    id: 'waterfall.saveText',
    title: 'Save waterfall as text…',
    when: canExport,
    run: () => void save('text')
  }
]
