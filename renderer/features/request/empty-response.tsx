import { Activity } from 'lucide-react'
import { useKeysOf } from '../../commands/registry.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { KeyHint } from '../../components/key-hint.tsx'

const HINTS = [
  { id: 'request.send', does: 'Send' },
  { id: 'request.focusUrl', does: 'Go to URL' },
  { id: 'tab.new', does: 'New tab' },
  { id: 'palette.open', does: 'All commands' }
]

/** What a tab says before anything was sent from it. */
export function EmptyResponse({ url }: { url: string }) {
  return (
    <EmptyState icon={<Activity />} title={url.trim() === '' ? 'Type a URL and send it' : 'Not sent yet'}>
      <p className="max-w-xs text-muted text-sm">
        The waterfall of the request draws itself here while it runs, and the response appears below it.
      </p>
      <dl className="mt-4 grid grid-cols-[auto_auto] items-center gap-x-4 gap-y-1.5 text-xs">
        {HINTS.map(hint => (
          <Hint key={hint.id} {...hint} />
        ))}
      </dl>
    </EmptyState>
  )
}

function Hint({ id, does }: { id: string; does: string }) {
  const keys = useKeysOf(id)
  if (!keys) return null
  return (
    <div className="contents">
      <dt className="text-right text-muted">{does}</dt>
      <dd className="text-left">
        <KeyHint keys={keys} />
      </dd>
    </div>
  )
}
