import { Cookie, Trash2 } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { KeptCookie } from '#shared/model/cookies.ts'
import { Button } from '../../components/button.tsx'
import { ConfirmBar } from '../../components/confirm-bar.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { clearCookies, deleteCookie, setCookie, useCookies, watchCookies } from '../../state/cookies.ts'
import { explainFailure } from '../../state/explain-failure.ts'
import { tellFailure } from '../../state/notices.ts'
import { closeDialog, useUi } from '../../state/ui.ts'
import { useWatched } from '../../state/use-watched.ts'
import { CookieDialog } from './cookie-dialog.tsx'
import { findCookieProblem } from './cookie-problem.ts'
import { CookieTable } from './cookie-table.tsx'

/** The cookies that requests take along: looked at, added, edited and deleted. */
export function CookiesDialog() {
  const open = useUi(state => state.dialog === 'cookies')
  return (
    <Dialog open={open} onClose={closeDialog} title="Cookies" size="wide">
      <Jar />
    </Dialog>
  )
}

function Jar() {
  const { cookies, problem } = useCookies()
  const [filter, setFilter] = useState('')
  const [clearing, setClearing] = useState(false)
  const [edited, setEdited] = useState<KeptCookie>()
  useWatched(watchCookies)
  const list = useRef<HTMLElement>(null)
  const last = useRef(cookies)
  useEffect(() => {
    // With a cookie its button goes, and the focus that was on it.
    if (last.current !== cookies && document.activeElement === document.body) list.current?.focus()
    last.current = cookies
  }, [cookies])
  const found = (cookies ?? []).filter(({ name, domain }) =>
    `${domain} ${name}`.toLowerCase().includes(filter.trim().toLowerCase())
  )

  return (
    <>
      <AddCookie />
      <div className="mb-2 flex items-center gap-2">
        <input
          type="text"
          aria-label="Filter cookies"
          placeholder="Filter by domain or name"
          spellCheck={false}
          value={filter}
          onChange={event => setFilter(event.target.value)}
          className="h-8 min-w-0 flex-1 rounded-md border border-line bg-app px-2.5 text-sm placeholder:text-faint hover:border-line-strong"
        />
        {cookies && cookies.length > 0 && (
          <Button size="small" onClick={() => setClearing(true)}>
            <Trash2 aria-hidden="true" className="size-3.5" />
            Delete all
          </Button>
        )}
      </div>
      {clearing && (
        <ConfirmBar
          question="Delete all cookies of all domains?"
          confirm="Delete all cookies"
          onConfirm={() => {
            setClearing(false)
            clearCookies().catch(error => tellFailure('Cookies could not be deleted.', error))
          }}
          onCancel={() => setClearing(false)}
        />
      )}
      {problem !== undefined && (
        <p role="alert" className="mb-2 text-bad text-sm">
          {problem}
        </p>
      )}
      <section
        ref={list}
        tabIndex={-1}
        aria-label="Kept cookies"
        className="relative min-h-0 flex-1 overflow-y-auto pt-2 outline-none"
      >
        {byDomain(found).map(([domain, list]) => (
          <CookieTable
            key={domain}
            domain={domain}
            cookies={list}
            onEdit={setEdited}
            onDelete={cookie => void deleteCookie(cookie)}
            onClear={() => {
              clearCookies(domain).catch(error => tellFailure('Cookies could not be deleted.', error))
            }}
          />
        ))}
        {cookies && found.length === 0 && (
          <EmptyState icon={<Cookie />} title={cookies.length === 0 ? 'No cookies yet' : 'Nothing was found'}>
            <p className="max-w-sm text-muted text-sm">
              {cookies.length === 0
                ? 'Cookies that answers set are kept here and go along with the next requests.'
                : 'No cookie has such a domain or name.'}
            </p>
          </EmptyState>
        )}
      </section>
      <CookieDialog cookie={edited} onClose={() => setEdited(undefined)} />
    </>
  )
}

function AddCookie() {
  const [problem, setProblem] = useState<string>()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const [url, cookie] = [String(data.get('url') ?? '').trim(), String(data.get('cookie') ?? '').trim()]
    const wrong = findCookieProblem(url, cookie)
    setProblem(wrong)
    if (wrong !== undefined) return
    setCookie(url.includes('://') ? url : `https://${url}`, cookie).then(
      () => form.reset(),
      (error: unknown) => setProblem(explainFailure(error))
    )
  }
  return (
    <form onSubmit={submit} className="mb-3 border-line border-b pb-2">
      <div className="flex items-center gap-2">
        <input
          name="url"
          required
          aria-label="URL that sets the cookie"
          placeholder="https://api.example.org"
          spellCheck={false}
          className="h-8 w-72 min-w-0 rounded-md border border-line bg-app px-2.5 font-mono text-xs placeholder:text-faint hover:border-line-strong"
        />
        <input
          name="cookie"
          required
          aria-label="Cookie"
          placeholder="session=abc; Path=/; Secure"
          spellCheck={false}
          className="h-8 min-w-0 flex-1 rounded-md border border-line bg-app px-2.5 font-mono text-xs placeholder:text-faint hover:border-line-strong"
        />
        <Button size="small" type="submit">
          Add cookie
        </Button>
      </div>
      <p role="alert" className="min-h-4 pt-1 text-bad text-xs">
        {problem}
      </p>
    </form>
  )
}

function byDomain(cookies: readonly KeptCookie[]): [string, KeptCookie[]][] {
  const domains = new Map<string, KeptCookie[]>()
  for (const cookie of cookies) {
    const list = domains.get(cookie.domain) ?? []
    domains.set(cookie.domain, [...list, cookie])
  }
  return [...domains]
}
