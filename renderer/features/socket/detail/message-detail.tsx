import { Copy, CornerUpLeft, Download, PencilLine } from 'lucide-react'
import { useState } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { countOf } from '#shared/format/count.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import { explainCloseCode } from '#shared/model/socket/close-codes.ts'
import type { MessageEntry } from '#shared/model/socket/log-entry.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { SegmentedChoice } from '../../../components/segmented-choice.tsx'
import { tellFailure } from '../../../state/notices.ts'
import { isAbort } from '../../../state/save-body.ts'
import { OPCODE_WORDS } from '../list/entry-words.ts'
import { DetailHead } from './detail-head.tsx'
import type { EntryDetailProps } from './entry-detail.tsx'
import { copyMessage, editAndResend, resend, saveMessage } from './message-acts.ts'
import { MessageBody } from './message-body.tsx'
import { MessageDifference } from './message-difference.tsx'

type Look = 'message' | 'difference'

const LOOKS = [
  { value: 'message', label: 'Message' },
  { value: 'difference', label: 'Difference' }
] as const satisfies readonly { value: Look; label: string }[]

/** All of a message: as it came, or against the one before it of the same shape. */
export function MessageDetail({ entry, ...props }: EntryDetailProps & { entry: MessageEntry }) {
  const { tabId, logId, sendTo } = props
  const { direction, opcode, seq, lane, atMs, size } = entry
  const [look, setLook] = useState<Look>('message')
  const isData = opcode === 'text' || opcode === 'binary' || opcode === 'event'
  const canSend = opcode === 'text' || opcode === 'binary'
  return (
    <section aria-label="Message" className="@container flex min-h-0 min-w-0 flex-1 flex-col">
      <DetailHead
        {...props}
        {...{ seq, lane, atMs }}
        title={`${direction === 'sent' ? 'Sent' : 'Received'} ${OPCODE_WORDS[opcode].toLowerCase()}`}
        facts={<Facts entry={entry} />}
        actions={
          <>
            {isData && <SegmentedChoice label="Show" value={look} options={LOOKS} onChange={setLook} />}
            <IconButton
              label="Copy the message"
              icon={<Copy />}
              className="ml-1"
              onClick={() => run(copyMessage(logId, entry), 'It was not copied')}
            />
            <IconButton
              label="Save the message…"
              icon={<Download />}
              disabled={size === 0}
              onClick={() => run(saveMessage(logId, entry), 'It was not saved')}
            />
            {canSend && sendTo !== undefined && (
              <IconButton
                label="Send again"
                icon={<CornerUpLeft />}
                onClick={() => run(resend(tabId, sendTo, logId, seq), 'It was not sent')}
              />
            )}
            {canSend && (
              <IconButton
                label="Edit and send again"
                icon={<PencilLine />}
                onClick={() => run(editAndResend(tabId, logId, entry), 'It cannot be edited')}
              />
            )}
          </>
        }
      />
      {opcode === 'close' && <CloseWords entry={entry} />}
      {look === 'difference' ? (
        <MessageDifference logId={logId} message={entry} />
      ) : (
        (opcode !== 'close' || size > 0) && <MessageBody logId={logId} message={entry} />
      )}
    </section>
  )
}

function Facts({ entry: { size, rttMs, event, origin, covered, doubtful } }: { entry: MessageEntry }) {
  return (
    <>
      <span title={countOf(size, 'byte')}>{formatBytes(size)}</span>
      {rttMs !== undefined && <span>round trip {formatDuration(rttMs)}</span>}
      {event && <span className="truncate">type {visibleText(event.type)}</span>}
      {event?.id !== undefined && <span className="truncate">id {visibleText(event.id)}</span>}
      {origin && origin !== 'person' && <span>by {origin}</span>}
      {doubtful && <span className="text-warn">A file is damaged here: it may be wrong</span>}
      {covered && <span className="text-warn">A secret in it is covered</span>}
    </>
  )
}

function CloseWords({ entry: { code } }: { entry: MessageEntry }) {
  if (code === undefined) return <p className="px-3 py-2 text-muted text-sm">It named no code.</p>
  const { name, meaning } = explainCloseCode(code)
  return (
    <p className="select-text px-3 py-2 text-muted text-sm">
      <span className="font-medium text-ink">
        {code} {name}.
      </span>{' '}
      {meaning}
    </p>
  )
}

function run(done: Promise<void>, failure: string): void {
  done.catch((error: unknown) => {
    if (!isAbort(error)) tellFailure(failure, error)
  })
}
