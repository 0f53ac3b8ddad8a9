import { Copy, Download, Save, ZoomOut } from 'lucide-react'
import { formatExactMs } from '#shared/format/duration.ts'
import { runCommand, useKeysOf } from '../../commands/registry.ts'
import { ActionMenu, type MenuGroups } from '../../components/action-menu.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { useTimeWindow } from './time-window.ts'

/** What can be done with the chart as a whole. @param canExport it is over */
export function ChartTools({ canExport }: { canExport: boolean }) {
  const { isZoomed, reset, viewport } = useTimeWindow()
  const keys = useKeysOf('waterfall.resetZoom')
  return (
    <>
      <output className="sr-only" aria-label="Time in sight">
        {isZoomed && `${formatExactMs(viewport.fromMs)} to ${formatExactMs(viewport.toMs)}`}
      </output>
      {isZoomed && (
        <IconButton
          label="Reset zoom"
          icon={<ZoomOut />}
          keys={keys}
          onClick={reset}
          className="size-6 [&_svg]:size-3.5"
        />
      )}
      {canExport && (
        <ActionMenu
          label="Export waterfall"
          groups={EXPORTS}
          trigger={
            <button
              type="button"
              aria-label="Export waterfall"
              title="Export waterfall"
              className="inline-flex size-6 shrink-0 items-center justify-center rounded-md text-muted transition-colors duration-100 hover:bg-hover hover:text-ink data-popup-open:bg-hover"
            >
              <Download aria-hidden="true" className="size-3.5" />
            </button>
          }
        />
      )}
    </>
  )
}

const EXPORTS: MenuGroups = [
  [
    { label: 'Copy as PNG', icon: <Copy />, run: () => runCommand('waterfall.copyPng') },
    { label: 'Copy as SVG', icon: <Copy />, run: () => runCommand('waterfall.copySvg') },
    { label: 'Copy as text', icon: <Copy />, run: () => runCommand('waterfall.copyText') }
  ],
  [
    { label: 'Save as PNG…', icon: <Save />, run: () => runCommand('waterfall.savePng') },
    { label: 'Save as SVG…', icon: <Save />, run: () => runCommand('waterfall.saveSvg') },
    { label: 'Save as text…', icon: <Save />, run: () => runCommand('waterfall.saveText') }
  ]
]
