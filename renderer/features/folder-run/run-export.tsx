import { Braces, Download, FileSpreadsheet } from 'lucide-react'
import type { ItemAddress } from '#shared/model/item.ts'
import { runCsv } from '#shared/run/run-csv.ts'
import { runJson } from '#shared/run/run-json.ts'
import type { RunReport } from '#shared/run/run-report.ts'
import { runTitle } from '#shared/run/run-title.ts'
import { ActionMenu } from '../../components/action-menu.tsx'
import { downloadText } from '../../components/download.ts'
import type { Flow } from '../../state/flows.ts'
import { tellFailure } from '../../state/notices.ts'
import { runReportOf } from '../../state/run-report.ts'
import { findCollection } from '../../state/tree.ts'

/** Takes the results along as a file, as the command line writes them. @param of what was run */
export function RunExport({ flow, of }: { flow: Flow; of: ItemAddress }) {
  const disabled = flow.log.exchanges.length === 0
  const title = runTitle(findCollection(of.collectionId)?.name ?? '', of.path)
  const save = (print: (report: RunReport) => Generator<string>, name: string, type: string) =>
    downloadText(print(runReportOf(flow, title)), name, type).catch((thrown: unknown) =>
      tellFailure('The results could not be saved.', thrown)
    )
  return (
    <ActionMenu
      label="Export results"
      groups={[
        [
          {
            label: 'Save as JSON',
            icon: <Braces />,
            run: () => void save(runJson, 'run.json', 'application/json')
          },
          {
            label: 'Save as CSV',
            icon: <FileSpreadsheet />,
            run: () => void save(runCsv, 'run.csv', 'text/csv')
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
