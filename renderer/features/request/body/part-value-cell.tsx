import type { DraftPart } from '#shared/model/draft/draft-body.ts'
import { MenuButton } from '../../../components/menu-button.tsx'
import { FilePathField } from '../file-path-field.tsx'
import type { ValueCellProps } from '../rows/row-kind.ts'
import { TextCell } from '../rows/text-cell.tsx'
import { useField } from '../use-field.ts'
import { CONTENT_TYPES } from './content-types.ts'

const KINDS = [
  { value: 'text', label: 'Text' },
  { value: 'file', label: 'File' }
] as const

/** The text or the files of a part, and what type they are said to be of. */
export function PartValueCell(props: ValueCellProps<DraftPart>) {
  const { tabId, kind: rows, row, content, actions } = props
  const { kind, value, contentType = '' } = content
  const valueField = useField(tabId, `${rows.field}.${row}.value`)
  const typeField = useField(tabId, `${rows.field}.${row}.contentType`)
  return (
    <div className="@container">
      <div className="flex min-w-0 flex-wrap items-start @xs:flex-nowrap">
        <MenuButton
          label={`Kind of part ${row + 1}`}
          value={kind}
          options={KINDS}
          onChange={next => actions.change(row, { ...content, kind: next })}
          className="w-15"
        />
        <div className="min-w-0 flex-1">
          {kind === 'text' ? (
            <TextCell
              tabId={tabId}
              label={`Part ${row + 1} value`}
              value={value}
              field={valueField}
              onChange={next => actions.change(row, { ...content, value: next })}
              onEnter={() => actions.goTo(row + 1, 'value')}
            />
          ) : (
            <PartFiles {...props} />
          )}
        </div>
        <div className="w-full min-w-0 @xs:w-2/5 @xs:border-line @xs:border-l">
          <TextCell
            tabId={tabId}
            label={`Part ${row + 1} content type`}
            placeholder="Content type"
            suggestions={CONTENT_TYPES}
            value={contentType}
            field={typeField}
            onChange={next => actions.change(row, { ...content, contentType: next })}
          />
        </div>
      </div>
    </div>
  )
}

/** One field for each file, and one for the next. Emptying a field takes its file away. */
function PartFiles({ tabId, kind: rows, row, content, actions }: ValueCellProps<DraftPart>) {
  const { files } = content
  const change = (index: number, path: string) =>
    actions.change(row, {
      ...content,
      files: path === '' ? files.toSpliced(index, 1) : files.toSpliced(index, 1, path)
    })
  return (
    <>
      {[...files, ''].map((path, index) => (
        <FilePathField
          // biome-ignore lint/suspicious/noArrayIndexKey: a file is its place, so that the empty one keeps the focus when it is typed into
          key={index}
          tabId={tabId}
          label={`Part ${row + 1} file ${index + 1}`}
          // Where there is none, that is what is wrong with all of them.
          field={`${rows.field}.${row}.files${files.length === 0 ? '' : `.${index}`}`}
          placeholder={index === 0 ? 'Path of a file' : 'Another file'}
          value={path}
          onChange={next => change(index, next)}
        />
      ))}
    </>
  )
}
