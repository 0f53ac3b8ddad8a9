import { useEffect, useRef, useState } from 'react'
import type { BodyInfo } from '#shared/model/exchange.ts'
import type { MessageEntry } from '#shared/model/socket/log-entry.ts'
import { explainFailure } from '../../../state/explain-failure.ts'
import { host } from '../../../state/host.ts'
import { openMessage } from '../../../state/session-entries.ts'
import { Quiet } from '../../response/quiet.tsx'
import { StoredBody } from '../../response/stored-body.tsx'

/** The payload of a message, by the views that bodies have. */
export function MessageBody({ logId, message }: { logId: string; message: MessageEntry }) {
  const { seq, size } = message
  const [opened, setOpened] = useState<{ body: BodyInfo } | { failed: string }>()
  /** In sight: it stays until the next one is. */
  const shown = useRef<string>(undefined)
  useEffect(() => {
    if (size === 0) return
    let wanted = true
    openMessage(logId, seq).then(
      body => {
        if (!wanted) return host.releaseBody(body.id)
        const before = shown.current
        shown.current = body.id
        setOpened({ body })
        if (before !== undefined) host.releaseBody(before)
      },
      (thrown: unknown) => wanted && setOpened({ failed: explainFailure(thrown) })
    )
    return () => {
      wanted = false
    }
  }, [logId, seq, size])
  useEffect(
    () => () => {
      if (shown.current !== undefined) host.releaseBody(shown.current)
      shown.current = undefined
    },
    []
  )
  if (size === 0) return <Quiet>The message is empty.</Quiet>
  if (!opened) return null
  if ('failed' in opened) return <Quiet>{opened.failed}</Quiet>
  return <StoredBody key={opened.body.id} body={opened.body} url={undefined} typeHeader={undefined} />
}
