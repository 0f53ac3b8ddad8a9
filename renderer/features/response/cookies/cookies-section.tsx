import type { ReactNode } from 'react'
import type { CookieFate, Hop, SetCookie } from '#shared/model/exchange.ts'
import { Badge, type BadgeTone } from '../../../components/badge.tsx'
import { Quiet } from '../quiet.tsx'
import { CookieRow } from './cookie-row.tsx'
import { countCookies, typedCookies } from './count-cookies.ts'
import { wentAlong } from './went-along.ts'

/** The cookies of a hop: those that went along, those that the answer set and what became of them, the refused ones. */
export function CookiesSection({ hop }: { hop: Hop | undefined }) {
  const typed = hop ? typedCookies(hop) : []
  if (!hop || countCookies(hop.cookies) + typed.length === 0)
    return <Quiet>No cookie was sent from the jar, and none was set by the response.</Quiet>
  const { sent, stored: taken, rejected } = hop.cookies
  const verb = wentAlong(hop) ? 'Sent' : 'Would have been sent'
  const stored = taken.filter(cookie => !deletes(cookie))
  const deleted = taken.filter(deletes)
  return (
    <div className="select-text space-y-5 p-3 text-xs">
      {sent.length > 0 && (
        <CookieList title={`${verb} from the jar`}>
          {sent.map(({ name, value }) => (
            <CookieRow key={name} name={name} value={value} />
          ))}
        </CookieList>
      )}
      {typed.length > 0 && (
        <CookieList title={`${verb} as typed`}>
          {typed.map(({ name, value }) => (
            <CookieRow key={`${name} ${value}`} name={name} value={value} />
          ))}
        </CookieList>
      )}
      {stored.length > 0 && <TakenCookies title="Set by the response, and stored" cookies={stored} />}
      {deleted.length > 0 && <TakenCookies title="Deleted by the response" cookies={deleted} />}
      {rejected.length > 0 && (
        <CookieList title="Set by the response, and rejected">
          {rejected.map(({ cookie, why }) => (
            <CookieRow
              key={`${cookie} ${why}`}
              {...nameAndRest(cookie)}
              note={why}
              badge={<Badge tone="warn">rejected</Badge>}
            />
          ))}
        </CookieList>
      )}
    </div>
  )
}

/** Without a sign between them all of the pair is the value (RFC 6265bis §5.6). */
function nameAndRest(cookie: string): { name: string; value: string } {
  const [, name = '', value = cookie] = /^([^=;]*)=(.*)$/s.exec(cookie) ?? []
  return { name, value }
}

function TakenCookies({ title, cookies }: { title: string; cookies: readonly SetCookie[] }) {
  return (
    <CookieList title={title}>
      {cookies.map((cookie, index) => (
        <CookieRow
          // biome-ignore lint/suspicious/noArrayIndexKey: one can be set twice, and their order never changes
          key={index}
          name={cookie.name}
          value={cookie.value}
          note={attributesOf(cookie)}
          badge={<Fate cookie={cookie} />}
        />
      ))}
    </CookieList>
  )
}

const FATES: Record<CookieFate, { tone: BadgeTone; word: string; says: string }> = {
  new: { tone: 'good', word: 'new', says: 'The jar had none of its name, domain and path.' },
  replaced: { tone: 'accent', word: 'replaced', says: 'It took the place of one with another value.' },
  renewed: { tone: 'neutral', word: 'renewed', says: 'The jar had it with this very value.' },
  deleted: { tone: 'neutral', word: 'deleted', says: 'It took the one that the jar had with it.' },
  absent: { tone: 'neutral', word: 'not there', says: 'It deletes, but the jar had none to delete.' }
}

/** What became of it in the jar. Records of older versions know only whether it is over. */
function Fate({ cookie }: { cookie: SetCookie }) {
  if (cookie.fate === undefined) return isOver(cookie) ? <Badge>deleted</Badge> : null
  const { tone, word } = FATES[cookie.fate]
  return <Badge tone={tone}>{word}</Badge>
}

/** Whether it was set only to end one of its name. */
function deletes(cookie: SetCookie): boolean {
  const { fate } = cookie
  return fate === undefined ? isOver(cookie) : fate === 'deleted' || fate === 'absent'
}

function CookieList({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-1.5 text-faint">{title}</h2>
      <ul>{children}</ul>
    </section>
  )
}

function isOver({ expires }: SetCookie): boolean {
  return expires !== undefined && Date.parse(expires) <= Date.now()
}

function attributesOf(cookie: SetCookie): string {
  const { domain, path, expires, secure, httpOnly, sameSite, partitioned } = cookie
  const until =
    expires === undefined ? 'until the session ends' : `until ${expires.slice(0, 16).replace('T', ' ')}`
  return [
    `${domain}${path}`,
    isOver(cookie) ? 'expired' : until,
    secure && 'Secure',
    httpOnly && 'HttpOnly',
    sameSite && `SameSite=${sameSite}`,
    partitioned && 'Partitioned',
    cookie.fate && FATES[cookie.fate].says
  ]
    .filter(Boolean)
    .join(' · ')
}
