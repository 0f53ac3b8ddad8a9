import type { ReactNode } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import type { HopCookies, StoredCookie } from '#shared/model/exchange.ts'
import { Badge } from '../../components/badge.tsx'
import { Quiet } from './quiet.tsx'

/** The cookies of a hop: those of the jar that went along, those that the answer set, and those that were refused. */
export function CookiesSection({ cookies }: { cookies: HopCookies | undefined }) {
  if (!cookies || countCookies(cookies) === 0)
    return <Quiet>No cookie was sent from the jar, and none was set by the response.</Quiet>
  const { sent, stored, rejected } = cookies
  return (
    <div className="select-text space-y-5 p-3 text-xs">
      {sent.length > 0 && (
        <CookieList title="Sent from the jar">
          {sent.map(({ name, value }) => (
            <CookieRow key={name} name={name} value={value} />
          ))}
        </CookieList>
      )}
      {stored.length > 0 && (
        <CookieList title="Set by the response, and stored">
          {stored.map(cookie => (
            <CookieRow
              key={`${cookie.name} ${cookie.domain} ${cookie.path}`}
              name={cookie.name}
              value={cookie.value}
              note={attributesOf(cookie)}
              badge={isDeletion(cookie) && <Badge tone="neutral">deleted</Badge>}
            />
          ))}
        </CookieList>
      )}
      {rejected.length > 0 && (
        <CookieList title="Set by the response, and rejected">
          {rejected.map(({ cookie, why }) => (
            <CookieRow
              key={`${cookie} ${why}`}
              name={cookie.split('=', 1)[0] ?? ''}
              value={cookie.slice(cookie.indexOf('=') + 1)}
              note={why}
              badge={<Badge tone="warn">rejected</Badge>}
            />
          ))}
        </CookieList>
      )}
    </div>
  )
}

export function countCookies({ sent, stored, rejected }: HopCookies): number {
  return sent.length + stored.length + rejected.length
}

function CookieList({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-1.5 text-faint">{title}</h2>
      <ul>{children}</ul>
    </section>
  )
}

interface CookieRowProps {
  name: string
  value: string
  note?: string
  badge?: ReactNode
}

function CookieRow({ name, value, note, badge }: CookieRowProps) {
  return (
    <li className="border-line border-t py-1.5 [overflow-wrap:anywhere]">
      <p className="flex flex-wrap items-baseline gap-x-2 font-mono">
        <span className="text-accent">{visibleText(name)}</span>
        <span className="min-w-0 text-ink">{visibleText(value)}</span>
        {badge}
      </p>
      {note && <p className="mt-0.5 text-muted">{visibleText(note)}</p>}
    </li>
  )
}

function isDeletion({ expires }: StoredCookie): boolean {
  return expires !== undefined && Date.parse(expires) <= Date.now()
}

function attributesOf(cookie: StoredCookie): string {
  const { domain, path, expires, secure, httpOnly, sameSite } = cookie
  const until =
    expires === undefined ? 'until the session ends' : `until ${expires.slice(0, 16).replace('T', ' ')}`
  return [
    `${domain}${path}`,
    isDeletion(cookie) ? 'expired' : until,
    secure && 'Secure',
    httpOnly && 'HttpOnly',
    sameSite && `SameSite=${sameSite}`
  ]
    .filter(Boolean)
    .join(' · ')
}
