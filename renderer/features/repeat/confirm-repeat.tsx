import { useEffect, useState } from 'react'
import { countOf, formatCount } from '#shared/format/count.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import { host } from '../../state/host.ts'
import { repeatOf, sendingOfRepeat } from '../../state/repeats.ts'
import type { View } from '../../state/views.ts'
import { ConfirmRun } from '../runs/confirm-run.tsx'

interface ConfirmRepeatProps {
  view: View<'repeat'>
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before so much is sent that it may be too much for a server, and names that. */
export function ConfirmRepeat({ view, onConfirm, onCancel }: ConfirmRepeatProps) {
  const [target, setTarget] = useState<string>()
  const { typed } = repeatOf(view.id)
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
    <ConfirmRun action={`Send ${many}`} onConfirm={onConfirm} onCancel={onCancel}>
      Send {many}
      {together} to <strong className="font-semibold">{visibleText(target ?? 'this server')}</strong>?
    </ConfirmRun>
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
