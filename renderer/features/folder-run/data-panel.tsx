import { FileSpreadsheet, X } from 'lucide-react'
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react'
import { countOf, formatCount } from '#shared/format/count.ts'
import { nameOfCharset } from '#shared/format/name-of-charset.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { putFlowData } from '../../state/flow-data.ts'
import { type Flow, type FlowData, isUnderWay } from '../../state/flows.ts'
import { chooseDataFile, chooseDataText } from './choose-data.ts'

const PREVIEWED_ROWS = 100

/** The rows of values that the iterations are run with: where they come from, and what is in them. */
export function DataPanel({ viewId, flow }: { viewId: string; flow: Flow }) {
  const picker = useRef<HTMLInputElement>(null)
  const [dragged, setDragged] = useState(false)
  const [text, setText] = useState('')
  const { data, reading } = flow
  const fixed = isUnderWay(flow)
  const takeFile = (file: File | undefined) => {
    if (file && !fixed) chooseDataFile(viewId, file)
  }
  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    takeFile(event.target.files?.[0])
    // So that the same file can be chosen again once it was mended.
    event.target.value = ''
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setDragged(false)
    takeFile(event.dataTransfer.files[0])
  }
  return (
    <section
      aria-label="Data"
      onDragOver={event => {
        event.preventDefault()
        setDragged(true)
      }}
      onDragLeave={() => setDragged(false)}
      onDrop={drop}
      className={`flex h-full min-h-0 flex-col gap-3 p-4 text-xs ${dragged ? 'bg-accent-soft' : ''}`}
    >
      <div className="flex flex-wrap items-center gap-3">
        <input
          ref={picker}
          type="file"
          accept=".csv,.tsv,.json,text/csv,application/json"
          aria-label="Data file"
          onChange={pick}
          className="hidden"
        />
        <Button size="small" disabled={fixed} onClick={() => picker.current?.click()}>
          <FileSpreadsheet aria-hidden="true" className="size-3.5" />
          Choose CSV or JSON…
        </Button>
        {reading ? (
          <span role="status" className="text-muted">
            Reading…
          </span>
        ) : data ? (
          <>
            <span className="min-w-0 truncate font-medium">{visibleText(data.name)}</span>
            {data.rows.length > 0 && (
              <span className="text-muted tabular-nums">
                {countOf(data.rows.length, 'row')}, {countOf(data.columns.length, 'column')}
                {data.encoding !== undefined && `, read as ${nameOfCharset(data.encoding)}`}
              </span>
            )}
            {!fixed && (
              <IconButton
                label="Remove the data"
                icon={<X />}
                onClick={() => putFlowData(viewId, undefined)}
                className="size-6 [&_svg]:size-3.5"
              />
            )}
          </>
        ) : (
          <span className="text-muted">or drop a file here</span>
        )}
      </div>
      {data && data.problems.length > 0 && <Problems data={data} />}
      {data && data.rows.length > 0 ? (
        <Preview data={data} />
      ) : (
        <>
          <p className="max-w-2xl text-muted">
            Each iteration takes the next row, and <code className="font-mono">{'{{column}}'}</code> stands
            for its value in every request: before all other variables, but for those that actions set
            meanwhile.
          </p>
          <textarea
            aria-label="CSV or JSON"
            placeholder={'…or paste it:\nid,name\n1,Ada\n2,Grace'}
            spellCheck={false}
            disabled={fixed}
            value={text}
            onChange={event => setText(event.target.value)}
            className="min-h-28 flex-1 resize-none rounded-md border border-line-strong bg-app p-2.5 font-mono text-code placeholder:text-faint"
          />
          {text.trim() !== '' && (
            <Button
              variant="primary"
              size="small"
              disabled={fixed}
              onClick={() => chooseDataText(viewId, 'Pasted', text)}
              className="self-start"
            >
              Use as data
            </Button>
          )}
        </>
      )}
    </section>
  )
}

function Problems({ data }: { data: FlowData }) {
  return (
    <div role="alert" className="rounded-md bg-bad-soft px-3 py-2">
      <p className="font-medium">Nothing of it is used until this is corrected:</p>
      <ul className="mt-1 space-y-0.5">
        {data.problems.map(({ line, problem }) => (
          <li key={`${line} ${problem}`} className="select-text wrap-anywhere">
            {line !== undefined && <span className="mr-2 font-mono text-bad">line {line}</span>}
            {visibleText(problem)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Preview({ data: { columns, rows } }: { data: FlowData }) {
  const shown = rows.slice(0, PREVIEWED_ROWS)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also for who has no pointer
    <div tabIndex={0} className="min-h-0 flex-1 overflow-auto rounded-md border border-line">
      <table aria-label="Rows" className="border-collapse text-left">
        <thead className="sticky top-0 bg-raised">
          <tr>
            <th scope="col" className="border-line border-b px-3 py-1.5 text-right font-normal text-faint">
              Iteration
            </th>
            {columns.map(name => (
              <th key={name} scope="col" className="border-line border-b px-3 py-1.5 font-medium font-mono">
                {visibleText(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <tr key={index} className="border-line border-b">
              <td className="px-3 py-1 text-right font-mono text-faint tabular-nums">
                {formatCount(index + 1)}
              </td>
              {columns.map(name => (
                <td key={name} className="max-w-80 truncate px-3 py-1 font-mono">
                  {visibleText(row[name] ?? '')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <p className="px-3 py-2 text-muted">and {formatCount(rows.length - shown.length)} more</p>
      )}
    </div>
  )
}
