import { useEffect, useRef, useState } from 'react'
import { countOf, formatCount } from '#shared/format/count.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import { Button } from '../../components/button.tsx'
import { host } from '../../state/host.ts'
import { repeatOf, sendingOfRepeat } from '../../state/repeats.ts'
import type { View } from '../../state/views.ts'

interface ConfirmRepeatProps {
  view: View<'repeat'>
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before so much is sent that it may be too much for a server, and names that. What Enter does at first is no. */
export function ConfirmRepeat({ view, onConfirm, onCancel }: ConfirmRepeatProps) {
  const cancel = useRef<HTMLButtonElement>(null)
  const [target, setTarget] = useState<string>()
  const { typed } = repeatOf(view.id)
  useEffect(() => cancel.current?.focus(), [])
  useEffect(() => {
    let wanted = true
    hostOf(view).then(
      name => wanted && setTarget(name),
      () => {}
    )
    return () => {
      wanted = false
    }
  }, [view])
  const many = countOf(Number(typed.count), 'request')
  const atOnce = Math.min(Number(typed.concurrency), Number(typed.count))
  const together = atOnce > 1 ? `, ${formatCount(atOnce)} at the same time` : ''
  return (
    <div
      role="alertdialog"
      aria-label="Confirm"
      aria-describedby={`${view.id}-confirm`}
      className="flex flex-wrap items-center gap-3 rounded-md border border-warn/40 bg-warn-soft px-3 py-2 text-sm"
      onKeyDown={event => event.key === 'Escape' && onCancel()}
    >
      <p id={`${view.id}-confirm`} className="min-w-64 flex-1 wrap-anywhere">
        Send {many}
        {together} to <strong className="font-semibold">{visibleText(target ?? 'this server')}</strong>? That
        can overload a server, or look like an attack on it. Do it only where you may.
      </p>
      <Button ref={cancel} size="small" onClick={onCancel}>
        Cancel
      </Button>
      <Button size="small" variant="danger" onClick={onConfirm}>
        Send {many}
      </Button>
    </div>
  )
}

/** Of the URL as it would be sent; while a name in it stands for nothing, what was typed. */
async function hostOf(view: View<'repeat'>): Promise<string> {
  const { draft, scope } = sendingOfRepeat(view)
  const client = await host.ready()
  const { request } = await client.call('draft.resolve', { draft, scope, reveal: false })
  const url = request?.url ?? draft.url
  return URL.canParse(url) ? new URL(url).host : url
}
