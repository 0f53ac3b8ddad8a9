import { useState } from 'react'
import type { MessageEntry } from '#shared/model/socket/log-entry.ts'
import type { BodyLook } from '../../../state/comparing.ts'
import { BodyComparison } from '../../compare/body-comparison.tsx'
import { Quiet } from '../../response/quiet.tsx'
import { sinceStart } from '../list/time-words.ts'
import { useCompared } from './use-compared.ts'

/** What a message has different from the one before it of the same shape. */
export function MessageDifference({ logId, message }: { logId: string; message: MessageEntry }) {
  const { before, bodies } = useCompared(logId, message)
  const [look, setLook] = useState<BodyLook>('values')
  if (before === null)
    return <Quiet>There is no message of the same way, kind and members before this one.</Quiet>
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {before && (
        <p className="shrink-0 px-3 py-1.5 text-muted text-xs tabular-nums">
          A is #{before.seq}, at {sinceStart(before.atMs)} s. B is this one.
        </p>
      )}
      <BodyComparison bodies={bodies} look={look} onLook={setLook} />
    </div>
  )
}
