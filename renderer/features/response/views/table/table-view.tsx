import { PanelRight } from 'lucide-react'
import { useState } from 'react'
import { countOf } from '#shared/format/count.ts'
import { Checkbox } from '../../../../components/checkbox.tsx'
import { IconButton } from '../../../../components/icon-button.tsx'
import { SplitPane } from '../../../../components/split-pane.tsx'
import { tellFailure } from '../../../../state/notices.ts'
import { BodyNotice } from '../../body-notice.tsx'
import { CopyButton } from '../../copy-button.tsx'
import { Quiet } from '../../quiet.tsx'
import type { BodyViewProps } from '../body-view.ts'
import { ReadSoFar } from '../read-so-far.tsx'
import { ReadingBody, UnreadBody } from '../reading-body.tsx'
import { CharsetMenu } from '../text/charset-menu.tsx'
import { ViewTools } from '../view-tools.tsx'
import { type GridSelection, nameOfRange, rangeOf } from './grid-selection.ts'
import { RecordPanel } from './record-panel.tsx'
import { formatOfTable } from './table-facts.ts'
import { TableGrid } from './table-grid.tsx'
import { MORE_BYTES, useTable } from './use-table.ts'

const BEGINNING: GridSelection = { anchor: { row: 0, column: 0 }, active: { row: 0, column: 0 } }

/** Delimited text, or a list of JSON objects, in rows and columns. */
export function TableView({ body, facts, charset, onCharset }: BodyViewProps) {
  const { mediaType } = facts.guess
  const table = useTable(body, { format: formatOfTable(facts) ?? 'csv', contentType: mediaType, charset })
  const [selected, setSelected] = useState(BEGINNING)
  const [recordShown, setRecordShown] = useState(false)
  const { shape, version, reading, busy, readBytes, firstBytes, failed, actions } = table
  if (failed !== undefined) return <Quiet>{failed}</Quiet>
  const isEmpty = shape === undefined || (shape.rows === 0 && shape.columns.length === 0)
  if (isEmpty && busy)
    return <ReadingBody noun="table" readBytes={readBytes} size={body.size} onCancel={actions.pause} />
  const soFar = (
    <ReadSoFar
      fed={{ reading, busy, readBytes, ...actions }}
      size={body.size}
      step={MORE_BYTES}
      full={shape?.full ?? false}
    />
  )
  // Less than at first was wished for is there only where somebody did not wait for it.
  if (isEmpty && readBytes < Math.min(firstBytes, body.size))
    return <UnreadBody noun="table" onRetry={() => actions.readMore(firstBytes)} />
  if (isEmpty && readBytes < body.size)
    return (
      <>
        <BodyNotice tone="quiet">{soFar}</BodyNotice>
        <Quiet>No row ends in what is read so far. The first one may be larger than that.</Quiet>
      </>
    )
  if (isEmpty) return <Quiet>There are no rows in it.</Quiet>

  const { rows, columns } = shape
  const selection = within(selected, rows, columns.length)
  const range = rangeOf(selection)
  const what = nameOfRange(range, columns.length)
  const copy = () => actions.copy(range)
  const { active } = selection
  const grid = (
    <TableGrid
      shape={shape}
      version={version}
      actions={actions}
      selection={selection}
      onSelect={setSelected}
      onCopy={() => void writeToClipboard(copy)}
      onOpen={() => setRecordShown(true)}
    />
  )
  return (
    <>
      <ViewTools>
        <CharsetMenu chosen={charset} onChoose={onCharset} />
        <IconButton
          label={recordShown ? 'Hide the record' : 'Show the record'}
          aria-pressed={recordShown}
          icon={<PanelRight className={recordShown ? 'text-accent' : undefined} />}
          onClick={() => setRecordShown(!recordShown)}
        />
        <CopyButton label={`Copy ${what}`} done={`Copied ${what}`} text={copy} />
      </ViewTools>
      <BodyNotice tone="quiet">
        <span>
          {countOf(rows, 'row')}, {countOf(columns.length, 'column')}
        </span>
        {shape.ragged > 0 && (
          <span className="text-warn">{countOf(shape.ragged, 'row')} with another number of fields</span>
        )}
        {shape.unclosed && (
          <span className="text-warn">A quote is never closed: all that follows it is in the last row.</span>
        )}
        {shape.full && <span className="text-warn">The rows beyond are left out.</span>}
        <span className="ml-auto flex items-center gap-3">
          {soFar}
          {shape.headed !== undefined && (
            // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is in it
            <label className="flex items-center gap-1.5">
              <Checkbox
                label="The first row names the columns"
                checked={shape.headed}
                onChange={actions.head}
              />
              Header row
            </label>
          )}
        </span>
      </BodyNotice>
      {recordShown && active.row >= 0 ? (
        <SplitPane
          label="Resize table and record"
          orientation="horizontal"
          firstSize={65}
          first={grid}
          second={
            <RecordPanel
              row={active.row}
              {...{ rows, version, columns, actions }}
              onStep={row => {
                const place = { row, column: active.column }
                setSelected({ anchor: place, active: place })
              }}
              onClose={() => setRecordShown(false)}
            />
          }
        />
      ) : (
        grid
      )}
    </>
  )
}

/** A selection in a table that has become smaller. */
function within({ anchor, active }: GridSelection, rows: number, columns: number): GridSelection {
  const place = ({ row, column }: GridSelection['active']) => ({
    row: Math.min(row, rows - 1),
    column: Math.min(column, columns - 1)
  })
  return { anchor: place(anchor), active: place(active) }
}

async function writeToClipboard(text: () => Promise<string>): Promise<void> {
  try {
    await navigator.clipboard.writeText(await text())
  } catch (error) {
    tellFailure('It was not copied.', error)
  }
}
