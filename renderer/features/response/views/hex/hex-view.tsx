import { useEffect, useState } from 'react'
import { hexDump } from '#shared/format/hex-dump.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { CodeEditor } from '../../../../components/code-editor.tsx'
import { host } from '../../../../state/host.ts'
import { Quiet } from '../../quiet.tsx'
import type { BodyViewProps } from '../body-view.ts'

const SHOWN = 256 * 1024

/** The bytes of a body as they are. */
export function HexView({ body: { id } }: BodyViewProps) {
  const [dump, setDump] = useState<{ text: string } | { failed: string }>()
  useEffect(() => {
    host.readBody(id, 0, SHOWN).then(
      bytes => setDump({ text: hexDump(bytes) }),
      (error: unknown) => setDump({ failed: ClientError.wrap(error).message })
    )
  }, [id])
  if (!dump) return null
  if ('failed' in dump) return <Quiet>{dump.failed}</Quiet>
  return <CodeEditor label="Response body" language="text" value={dump.text} readOnly wrap={false} />
}
