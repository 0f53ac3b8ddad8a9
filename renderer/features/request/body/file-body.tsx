import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { Trash2 } from 'lucide-react'
import type { DraftFile } from '#shared/model/draft/draft-body.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { clearProblems } from '../../../state/problems.ts'
import { editDraft, useDraft } from '../../../state/tabs.ts'
import { FieldProblem } from '../field-problem.tsx'
import { FilePathField } from '../file-path-field.tsx'
import { TextCell } from '../rows/text-cell.tsx'
import { useField } from '../use-field.ts'
import { CONTENT_TYPES } from './content-types.ts'

const BLANK: DraftFile = { path: '', contentType: '', selected: false }

/** The files that can be the body: the chosen one is sent as it is. */
export function FileBody({ tabId }: { tabId: string }) {
  const { body } = useDraft(tabId)
  const { files = [] } = body
  const whole = useField(tabId, 'body.files')
  const put = (next: DraftFile[]) => {
    clearProblems(tabId, 'body.files')
    editDraft(tabId, { body: { ...body, files: next } })
  }
  const change = (index: number, part: Partial<DraftFile>) => {
    const file = files[index]
    // The first file to be named is the one that is sent.
    if (!file) put([...files, { ...BLANK, selected: !files.some(({ selected }) => selected), ...part }])
    else put(files.toSpliced(index, 1, { ...file, ...part }))
  }
  const remove = (index: number) => {
    const rest = files.toSpliced(index, 1)
    const isNoneSelected = !rest.some(({ selected }) => selected)
    put(rest.map((file, at) => (at === 0 && isNoneSelected ? { ...file, selected: true } : file)))
  }

  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <RadioGroup
        aria-label="File that is sent"
        value={files.findIndex(({ selected }) => selected)}
        onValueChange={(chosen: number) =>
          put(files.map((file, index) => ({ ...file, selected: index === chosen })))
        }
      >
        {[...files, BLANK].map(({ path, contentType }, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a file is its place, so that the empty one keeps the focus when it is typed into
            key={index}
            className="group flex items-start border-line border-b hover:bg-raised"
          >
            <div className="flex h-8 w-10 shrink-0 items-center justify-end pr-1.5">
              {index < files.length && (
                <Radio.Root
                  value={index}
                  aria-label={`Send ${path || `file ${index + 1}`}`}
                  className="flex size-4 items-center justify-center rounded-full border border-line-strong bg-surface data-checked:border-accent data-checked:bg-accent"
                >
                  <Radio.Indicator className="size-1.5 rounded-full bg-accent-ink" />
                </Radio.Root>
              )}
            </div>
            <div className="min-w-0 flex-1">
              <FilePathField
                tabId={tabId}
                label={`File ${index + 1}`}
                // Where there is none, that is what is wrong with all of them.
                field={files.length === 0 ? 'body.files' : `body.files.${index}.path`}
                placeholder={index === 0 ? 'Path of a file' : 'Another file'}
                value={path}
                onChange={next => change(index, { path: next })}
              />
            </div>
            <div className="w-2/5 min-w-0 border-line border-l">
              <ContentTypeCell
                tabId={tabId}
                index={index}
                value={contentType}
                onChange={next => change(index, { contentType: next })}
              />
            </div>
            <div className="flex h-8 w-10 shrink-0 items-center justify-center">
              {index < files.length && (
                <IconButton
                  label={`Delete ${path || `file ${index + 1}`}`}
                  icon={<Trash2 />}
                  onClick={() => remove(index)}
                  className="size-6 opacity-0 hover:text-bad focus-visible:opacity-100 group-hover:opacity-100 [&_svg]:size-3.5"
                />
              )}
            </div>
          </div>
        ))}
      </RadioGroup>
      {files.length > 0 && <FieldProblem field={whole} className="p-3" />}
      <p className="px-4 py-3 text-muted text-xs">
        The chosen file is sent as it is; without a content type that of its name is said. A relative path
        begins at the collection’s folder.
      </p>
    </div>
  )
}

function ContentTypeCell({
  tabId,
  index,
  value,
  onChange
}: {
  tabId: string
  index: number
  value: string
  onChange: (value: string) => void
}) {
  const field = useField(tabId, `body.files.${index}.contentType`)
  return (
    <TextCell
      tabId={tabId}
      label={`File ${index + 1} content type`}
      placeholder="Content type"
      suggestions={CONTENT_TYPES}
      value={value}
      field={field}
      onChange={onChange}
    />
  )
}
