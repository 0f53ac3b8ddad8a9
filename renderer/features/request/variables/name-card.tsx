import { useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import type { Origin } from '#shared/model/origin.ts'
import { Button } from '../../../components/button.tsx'
import { host } from '../../../state/host.ts'
import { scopeOf } from '../../../state/scope.ts'
import { findTab } from '../../../state/tabs.ts'
import type { FoundName } from './look-up-name.ts'
import { originWords } from './origin-words.ts'

/** What a name between braces stands for, and where that was said. */
export function NameCard({ tabId, name, found }: { tabId: string; name: string; found: FoundName }) {
  return (
    <>
      <p className="break-all font-medium font-mono">{name}</p>
      {found.kind === 'value' && (
        <>
          <Value text={found.value} />
          <Source origin={found.origin} />
        </>
      )}
      {found.kind === 'secret' && (
        <>
          {found.problem === undefined ? (
            <SecretValue key={name} tabId={tabId} name={name} />
          ) : (
            <p className="mt-1 text-bad">{found.problem}</p>
          )}
          <Source origin={found.origin} />
        </>
      )}
      {found.kind === 'later' && <p className="mt-1 text-muted">{found.explains}</p>}
      {found.kind === 'unresolved' && (
        <>
          <p className="mt-1 text-bad">Unresolved</p>
          <p className="mt-0.5 text-muted">{found.why}</p>
        </>
      )}
    </>
  )
}

function Value({ text }: { text: string }) {
  if (text === '') return <p className="mt-1 text-muted">Empty</p>
  return <p className="mt-1 max-h-40 overflow-y-auto whitespace-pre-wrap break-all font-mono">{text}</p>
}

function Source({ origin }: { origin: Origin }) {
  return <p className="mt-1 text-muted">{originWords(origin)}</p>
}

/** Shown when it is asked for, and forgotten with the card. */
function SecretValue({ tabId, name }: { tabId: string; name: string }) {
  const [revealed, setRevealed] = useState<{ value: string } | { problem: string }>()
  const reveal = async () => {
    const tab = findTab(tabId)
    if (!tab) return
    try {
      const client = await host.ready()
      const { value } = await client.call('scope.reveal', { scope: scopeOf(tab), name })
      setRevealed(value === undefined ? { problem: 'No value has been set.' } : { value })
    } catch (thrown) {
      setRevealed({ problem: ClientError.wrap(thrown).message })
    }
  }
  if (revealed && 'value' in revealed) return <Value text={revealed.value} />
  if (revealed) return <p className="mt-1 text-bad">{revealed.problem}</p>
  return (
    <p className="mt-1 flex items-center gap-3">
      <span className="font-mono">
        <span aria-hidden="true">••••••</span>
        <span className="sr-only">Secret</span>
      </span>
      <Button size="small" onClick={() => void reveal()}>
        Reveal
      </Button>
    </p>
  )
}
