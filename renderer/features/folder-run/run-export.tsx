import { Braces, Download, FileSpreadsheet } from 'lucide-react'
import { flowCsv, flowJson } from '#shared/run/flow-report.ts'
import { ActionMenu } from '../../components/action-menu.tsx'
import { downloadText } from '../../components/download.ts'
import type { FlowLog } from '../../state/flow-log.ts'

/** Takes the results along as a file. */
export function RunExport({ log, disabled }: { log: FlowLog; disabled: boolean }) {
  return (
    <ActionMenu
      label="Export results"
      groups={[
        [
          {
            label: 'Save as JSON',
            icon: <Braces />,
            run: () => downloadText(flowJson(log), 'run.json', 'application/json')
          },
          {
            label: 'Save as CSV',
            icon: <FileSpreadsheet />,
            run: () => downloadText(flowCsv(log), 'run.csv', 'text/csv')
          }
        ]
      ]}
      trigger={
        <button
          type="button"
          aria-label="Export results"
          title="Export results"
          disabled={disabled}
          className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-muted transition-colors duration-100 hover:bg-hover hover:text-ink disabled:opacity-40 data-popup-open:bg-hover"
        >
          <Download aria-hidden="true" className="size-4" />
        </button>
      }
    />
  )
}
