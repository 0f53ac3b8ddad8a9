import { CircleAlert, CircleSlash } from 'lucide-react'
import { visibleText } from '#shared/format/visible-text.ts'
import type { ErrorRecord } from '#shared/model/error.ts'
import { Button } from '../../components/button.tsx'

export interface ErrorAction {
  label: string
  run: () => void
}

interface ErrorPanelProps {
  error: ErrorRecord
  /** Lead to where more is to be seen of it, or something done about it. */
  actions?: readonly ErrorAction[]
  /** Whether the rest is told below: then the sentence is enough, in one line where it fits. */
  brief?: boolean
}

/** What happened, what to try, and where it struck. Calm when it was the person’s own doing. */
export function ErrorPanel({ error, actions = [], brief = false }: ErrorPanelProps) {
  const cancelled = error.code === 'ABORTED'
  const Icon = cancelled ? CircleSlash : CircleAlert
  return (
    <div
      role="alert"
      className={`m-3 flex low:my-1.5 shrink select-text gap-2.5 overflow-y-auto rounded-md border text-sm ${brief ? 'max-h-12 px-3 py-1' : 'max-h-40 min-h-14 p-3'} ${cancelled ? 'border-line-strong bg-raised' : 'border-bad/40 bg-bad-soft'}`}
    >
      <Icon
        aria-hidden="true"
        className={`mt-0.5 size-4 shrink-0 ${cancelled ? 'text-muted' : 'text-bad'}`}
      />
      {/* What leads on stands beside the text where that keeps enough room, and else below it. */}
      <div className="flex min-w-0 flex-1 flex-wrap content-start items-start gap-x-3 gap-y-2">
        <div className="min-w-0 flex-[1_1_20rem] [overflow-wrap:anywhere]">
          <p className="font-medium text-ink">{visibleText(error.message)}</p>
          {!brief && (
            <>
              <p className="mt-0.5 text-muted">{visibleText(error.hint)}</p>
              <p className="mt-1.5 font-mono text-muted text-xs">{traceOf(error)}</p>
            </>
          )}
        </div>
        {actions.length > 0 && (
          <div className="flex flex-col gap-1">
            {actions.map(({ label, run }) => (
              <Button key={label} size="small" onClick={run}>
                {label}
              </Button>
            ))}
          </div>
        )}
      </div>
    </div>
  )
}

/** Code, phase and the system’s own words, for whoever searches for them. */
function traceOf({ code, reason, phase, cause }: ErrorRecord): string {
  const words = [reason ? `${code} (${reason})` : code, phase && `in ${phase}`, cause && wordsOf(cause)]
  return visibleText(words.filter(Boolean).join(' · '))
}

/** OpenSSL speaks of addresses in memory and lines of its source; its code says the same. */
function wordsOf({ code, message }: NonNullable<ErrorRecord['cause']>): string {
  return code !== undefined && /:error:[0-9A-F]+:/.test(message) ? code : message.trim()
}
