import { ClipboardCopy, Download } from 'lucide-react'
import { repeatCsv } from '#shared/run/repeat-csv.ts'
import { downloadText } from '../../components/download.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { tell, tellFailure } from '../../state/notices.ts'
import type { RepeatLog } from '../../state/repeat-log.ts'

/** Takes all exchanges along as CSV. */
export function RepeatExport({ log, disabled }: { log: RepeatLog; disabled: boolean }) {
  const csv = () => repeatCsv(log.exchanges())
  const copy = () =>
    navigator.clipboard.writeText([...csv()].join('')).then(
      () => tell('Copied as CSV.'),
      (thrown: unknown) => tellFailure('The CSV could not be copied.', thrown)
    )
  const save = () =>
    downloadText(csv(), 'repeat.csv', 'text/csv').catch((thrown: unknown) =>
      tellFailure('The CSV could not be saved.', thrown)
    )
  return (
    <>
      {window.isSecureContext && (
        <IconButton
          label="Copy as CSV"
          icon={<ClipboardCopy />}
          disabled={disabled}
          onClick={() => void copy()}
        />
      )}
      <IconButton label="Save as CSV" icon={<Download />} disabled={disabled} onClick={() => void save()} />
    </>
  )
}
