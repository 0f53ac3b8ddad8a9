import { WrapText } from 'lucide-react'
import { formatBytes } from '#shared/format/bytes.ts'
import { CodeEditor } from '../../../../components/code-editor.tsx'
import { IconButton } from '../../../../components/icon-button.tsx'
import { BodyNotice } from '../../body-notice.tsx'
import { type TextLayout, toggleWrap, useBodyView } from '../../body-view.ts'
import { CopyButton } from '../../copy-button.tsx'
import { Quiet } from '../../quiet.tsx'
import type { BodyViewProps } from '../body-view.ts'
import { ViewTools } from '../view-tools.tsx'
import { useTextContent } from './use-text-content.ts'

/** A body laid out over lines. */
export function PrettyView(props: BodyViewProps) {
  return <TextView {...props} layout="pretty" />
}

/** A body as it came. */
export function RawView(props: BodyViewProps) {
  return <TextView {...props} layout="raw" />
}

function TextView({ body, charset, layout }: BodyViewProps & { layout: TextLayout }) {
  const wrap = useBodyView(state => state.wrap)
  const text = useTextContent(body, charset)
  if (text.state === 'reading')
    return body.size > 1024 * 1024 ? <Quiet>Reading {formatBytes(text.readBytes)} …</Quiet> : null
  if (text.state === 'failed') return <Quiet>{text.message}</Quiet>
  const { raw, pretty, language, notice } = text.content
  const formatted = layout === 'pretty' && pretty !== undefined
  const shown = formatted ? pretty : raw
  return (
    <>
      <ViewTools>
        <IconButton
          label={wrap ? 'Do not wrap lines' : 'Wrap lines'}
          icon={<WrapText className={wrap ? 'text-accent' : undefined} />}
          onClick={toggleWrap}
        />
        <CopyButton label={formatted ? 'Copy body, formatted as shown' : 'Copy body'} text={() => shown} />
      </ViewTools>
      {notice && <BodyNotice tone="warn">{notice}</BodyNotice>}
      <CodeEditor label="Response body" language={language} value={shown} readOnly wrap={wrap} />
    </>
  )
}
