import { Trash2 } from 'lucide-react'
import { visibleText } from '#shared/format/visible-text.ts'
import type { KeptCookie } from '#shared/model/cookies.ts'
import { Button } from '../../components/button.tsx'

interface CookieTableProps {
  domain: string
  cookies: readonly KeptCookie[]
  onDelete: (key: string) => void
  onClear: () => void
}

const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** The cookies of one domain. */
export function CookieTable({ domain, cookies, onDelete, onClear }: CookieTableProps) {
  return (
    <section aria-label={domain} className="mb-5">
      <header className="flex items-center">
        <h3 className="min-w-0 flex-1 select-text truncate font-medium font-mono text-xs">{domain}</h3>
        <Button size="small" variant="ghost" onClick={onClear} aria-label={`Delete all of ${domain}`}>
          Delete all
        </Button>
      </header>
      <table
        aria-label={`Cookies of ${domain}`}
        className="w-full table-fixed select-text border-collapse text-xs"
      >
        <colgroup>
          <col className="w-1/5" />
          <col />
          <col className="w-24" />
          <col className="w-44" />
          <col className="w-40" />
          <col className="w-8" />
        </colgroup>
        <thead className="text-left text-2xs text-muted">
          <tr className="border-line border-b">
            {['Name', 'Value', 'Path', 'Expires', 'Flags'].map(title => (
              <th key={title} scope="col" className="py-1 pr-3 font-normal">
                {title}
              </th>
            ))}
            <th scope="col">
              <span className="sr-only">Delete</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {cookies.map(({ key, name, value, path, expires, ...cookie }) => (
            <tr key={key} className="group border-line border-b hover:bg-hover/50">
              <th
                scope="row"
                className="truncate py-1.5 pr-3 text-left font-mono font-normal text-accent"
                title={visibleText(name)}
              >
                {visibleText(name) || '(no name)'}
              </th>
              <td className="truncate pr-3 font-mono" title={visibleText(value)}>
                {visibleText(value)}
              </td>
              <td className="truncate pr-3 font-mono" title={path}>
                {path}
              </td>
              <td className="truncate pr-3 tabular-nums">
                {expires === undefined ? 'with the session' : DATE.format(new Date(expires))}
              </td>
              <td className="truncate pr-3 text-muted" title={flagsOf(cookie)}>
                {flagsOf(cookie)}
              </td>
              <td>
                <button
                  type="button"
                  aria-label={`Delete ${name} of ${domain}`}
                  onClick={() => onDelete(key)}
                  className="flex size-6 items-center justify-center rounded text-muted hover:bg-hover hover:text-bad"
                >
                  <Trash2 aria-hidden="true" className="size-3.5" />
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function flagsOf({ secure, httpOnly, sameSite, hostOnly }: Partial<KeptCookie>): string {
  const flags = [
    secure && 'Secure',
    httpOnly && 'HttpOnly',
    sameSite && `SameSite=${sameSite}`,
    hostOnly && 'this host only'
  ]
  return flags.filter(Boolean).join(', ')
}
