import { useState } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { MOST_PREVIEW } from '#shared/preview/most-preview.ts'
import { Switch } from '../../../../components/switch.tsx'
import { BodyNotice } from '../../body-notice.tsx'
import { Quiet } from '../../quiet.tsx'
import type { BodyViewProps } from '../body-view.ts'
import { CharsetMenu } from '../text/charset-menu.tsx'
import { ViewTools } from '../view-tools.tsx'
import { addressOfPreview, whyNoPreview } from './preview-address.ts'
import { usePreview } from './use-preview.ts'

/** A body as the page that it is, of which nothing runs and nothing is loaded unless that is allowed. */
export function PreviewView(props: BodyViewProps) {
  const { size } = props.body
  if (whyNoPreview !== undefined) return <Quiet>{whyNoPreview}</Quiet>
  if (size > MOST_PREVIEW)
    return (
      <Quiet>
        This page is {formatBytes(size)} long, and a preview takes {formatBytes(MOST_PREVIEW)} at most. Look
        at its text instead, or save it.
      </Quiet>
    )
  return <Document {...props} />
}

function Document({ facts, charset, onCharset }: BodyViewProps) {
  // For this look alone: the next one may be at something else.
  const [network, setNetwork] = useState(false)
  const base = /^https?:/i.test(facts.url ?? '') ? facts.url : undefined
  const preview = usePreview(facts, { charset, base: network ? base : undefined })
  return (
    <>
      <ViewTools>
        <CharsetMenu chosen={charset} onChoose={onCharset} />
      </ViewTools>
      <BodyNotice tone="quiet">
        <span className="py-1">
          {network
            ? 'No script, form or link works. Images, styles and their fonts are loaded.'
            : 'No script, form or link works, and nothing is loaded.'}
        </span>
        {base !== undefined && (
          <span className="ml-auto flex items-center gap-2 py-1">
            <span aria-hidden="true">Load images, styles and fonts</span>
            <Switch
              label="Load images, styles and fonts from the network"
              checked={network}
              onChange={setNetwork}
            />
          </span>
        )}
      </BodyNotice>
      {preview.state === 'failed' && <Quiet>{preview.why}</Quiet>}
      {preview.state === 'open' && (
        <iframe
          key={preview.id}
          title="Preview of the response"
          src={addressOfPreview(preview.id)}
          sandbox=""
          referrerPolicy="no-referrer"
          className="min-h-0 w-full flex-1 border-0 bg-white [color-scheme:light]"
        />
      )}
    </>
  )
}
