import { Eye, EyeOff, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import type { KeptCookie } from '#shared/model/cookies.ts'
import { Button } from '../../components/button.tsx'
import { ConfirmBar } from '../../components/confirm-bar.tsx'

interface CookieTableProps {
  domain: string
  cookies: readonly KeptCookie[]
  onEdit: (cookie: KeptCookie) => void
  onDelete: (cookie: KeptCookie) => void
  onClear: () => void
}

const ICON = 'flex size-6 shrink-0 items-center justify-center rounded text-muted hover:bg-hover'
const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** The cookies of one domain. */
export function CookieTable({ domain, cookies, onEdit, onDelete, onClear }: CookieTableProps) {
  const [clearing, setClearing] = useState(false)
  return (
    <section aria-label={domain} className="mb-5">
      <header className="flex items-center">
        <h3 className="min-w-0 flex-1 select-text truncate font-medium font-mono text-xs">{domain}</h3>
        <Button
          size="small"
          variant="ghost"
          onClick={() => setClearing(true)}
          aria-label={`Delete all of ${domain}`}
        >
          Delete all
        </Button>
      </header>
      {clearing && (
        <ConfirmBar
          question={`Delete all cookies of ${domain}?`}
          confirm="Delete its cookies"
          onConfirm={() => {
            setClearing(false)
            onClear()
          }}
          onCancel={() => setClearing(false)}
        />
      )}
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
          <col className="w-14" />
        </colgroup>
        <thead className="text-left text-2xs text-muted">
          <tr className="border-line border-b">
            {['Name', 'Value', 'Path', 'Expires', 'Flags'].map(title => (
              <th key={title} scope="col" className="py-1 pr-3 font-normal">
                {title}
              </th>
            ))}
            <th scope="col">
              <span className="sr-only">Edit, delete</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {cookies.map(cookie => (
            <CookieRow
              key={cookie.key}
              cookie={cookie}
              onEdit={() => onEdit(cookie)}
              onDelete={() => onDelete(cookie)}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface CookieRowProps {
  cookie: KeptCookie
  onEdit: () => void
  onDelete: () => void
}

/** Its value is covered until somebody asks to see it: it may be all that a login takes. */
function CookieRow({ cookie, onEdit, onDelete }: CookieRowProps) {
  const [revealed, setRevealed] = useState(false)
  const { name, value, path, domain, expires } = cookie
  const called = visibleText(name) || '(no name)'
  const Mark = revealed ? EyeOff : Eye
  return (
    <tr className="group border-line border-b hover:bg-hover/50">
      <th
        scope="row"
        className="truncate py-1.5 pr-3 text-left font-mono font-normal text-accent"
        title={visibleText(name)}
      >
        {called}
      </th>
      <td className="pr-3 font-mono">
        <div className="flex items-center gap-1">
          <span className="min-w-0 truncate" title={revealed ? visibleText(value) : undefined}>
            {revealed ? visibleText(value) : '••••••••'}
          </span>
          <button
            type="button"
            aria-label={`${revealed ? 'Cover' : 'Reveal'} ${called} of ${domain}`}
            onClick={() => setRevealed(!revealed)}
            className={`${ICON} hover:text-ink`}
          >
            <Mark aria-hidden="true" className="size-3.5" />
          </button>
        </div>
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
        <div className="flex justify-end">
          <button
            type="button"
            aria-label={`Edit ${called} of ${domain}`}
            onClick={onEdit}
            className={`${ICON} hover:text-ink`}
          >
            <Pencil aria-hidden="true" className="size-3.5" />
          </button>
          <button
            type="button"
            aria-label={`Delete ${called} of ${domain}`}
            onClick={onDelete}
            className={`${ICON} hover:text-bad`}
          >
            <Trash2 aria-hidden="true" className="size-3.5" />
          </button>
        </div>
      </td>
    </tr>
  )
}

function flagsOf({ secure, httpOnly, sameSite, partitioned, hostOnly }: Partial<KeptCookie>): string {
  const flags = [
    secure && 'Secure',
    httpOnly && 'HttpOnly',
    sameSite && `SameSite=${sameSite}`,
    partitioned && 'Partitioned',
    hostOnly && 'this host only'
  ]
  return flags.filter(Boolean).join(', ')
}
