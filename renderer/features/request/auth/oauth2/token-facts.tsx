import { useEffect, useState } from 'react'
import type { OAuth2TokenState } from '#shared/model/oauth2.ts'
import { describeExpiry } from './describe-expiry.ts'

const TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const TICK_MS = 1000

/** @param token null when there is none, undefined until that is known */
export function TokenFacts({ token }: { token: OAuth2TokenState | null | undefined }) {
  const now = useNow(token?.expiresAt !== undefined)
  if (token === undefined) return <p className="text-muted">…</p>
  if (token === null) return <p className="text-muted">There is no token yet.</p>
  const { obtainedAt, expiresAt, scope } = token
  const expiry = describeExpiry(expiresAt, now)
  return (
    <>
      <p className={expiry.expired ? 'text-warn' : 'text-good'}>{expiry.text}</p>
      <p className="text-muted text-xs">
        Obtained {TIME.format(new Date(obtainedAt))}
        {scope !== undefined && scope !== '' && (
          <>
            , for <span className="font-mono">{scope}</span>
          </>
        )}
      </p>
    </>
  )
}

/** The time, kept up to date while that matters. */
function useNow(ticking: boolean): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (!ticking) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [ticking])
  return now
}
