import { WrapText } from 'lucide-react'
import { useMemo } from 'react'
import { prettyJson } from '#shared/format/json-pretty.ts'
import { prettyMarkup } from '#shared/format/markup-pretty.ts'
import type { Example } from '#shared/model/item.ts'
import { CodeEditor } from '../../components/code-editor.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { SegmentedChoice } from '../../components/segmented-choice.tsx'
import { CopyButton } from '../response/copy-button.tsx'
import { layTextOut, toggleWrap, useTextDisplay } from '../response/text-display.ts'

type Body = NonNullable<NonNullable<Example['response']>['body']>

const VIEWS = [
  { value: 'pretty', label: 'Pretty' },
  { value: 'raw', label: 'Text' }
] as const

/** The body that an example holds, laid out and wrapped as bodies of answers are. */
export function ExampleBody({ body }: { body: Body }) {
  const { layout, wrap } = useTextDisplay()
  const pretty = useMemo(() => prettyOf(body), [body])
  const text = layout === 'pretty' ? (pretty ?? body.data) : body.data
  return (
    <>
      <div className="flex min-h-9 shrink-0 items-center gap-2 border-line border-b py-1 pr-2 pl-3">
        {pretty !== undefined && (
          <SegmentedChoice label="Show body as" value={layout} options={VIEWS} onChange={layTextOut} />
        )}
        <span className="ml-auto flex shrink-0 items-center">
          <IconButton
            label={wrap ? 'Do not wrap lines' : 'Wrap lines'}
            icon={<WrapText className={wrap ? 'text-accent' : undefined} />}
            onClick={toggleWrap}
          />
          <CopyButton label="Copy body" text={() => text} />
        </span>
      </div>
      <CodeEditor
        label="Example body"
        language={body.type === 'binary' ? 'text' : body.type}
        value={text}
        readOnly
        wrap={wrap}
      />
    </>
  )
}

/** Undefined where there is no layout, or the text does not keep to it. */
function prettyOf({ type, data }: Body): string | undefined {
  if (type === 'json') return prettyJson(data)
  return type === 'xml' || type === 'html' ? prettyMarkup(data, type) : undefined
}
