import { EyeOff } from 'lucide-react'
import { useMemo } from 'react'
import type { Tab } from '#shared/model/draft/tab.ts'
import { hasMask } from '#shared/redaction/has-mask.ts'
import { MASK } from '#shared/redaction/redact-text.ts'
import { TabNote } from './tab-note.tsx'

/** Of a draft that no file holds: that something in it was masked when it was recorded, and would be sent as a mask. */
export function MaskedNote({ tab: { source, draft } }: { tab: Tab }) {
  const isMasked = useMemo(() => source === undefined && hasMask(draft), [source, draft])
  if (!isMasked) return null
  return (
    <TabNote icon={<EyeOff />}>
      The history keeps no secrets: what reads <code className="font-mono">{MASK}</code> here has to be
      entered again before this is sent.
    </TabNote>
  )
}
