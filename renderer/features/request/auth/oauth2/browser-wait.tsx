import { ExternalLink } from 'lucide-react'
import type { FormEvent } from 'react'
import { Button } from '../../../../components/button.tsx'
import { giveAddress, type TokenWait } from '../../../../state/oauth2.ts'

interface BrowserWaitProps {
  tabId: string
  wait: Extract<TokenWait, { for: 'person' }>
}

/** What a person has to do in the browser, and by hand where it cannot come back by itself. */
export function BrowserWait({ tabId, wait: { url, opened, paste } }: BrowserWaitProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const address = new FormData(event.currentTarget).get('address')
    if (typeof address === 'string' && address.trim() !== '') giveAddress(tabId, address.trim())
  }
  return (
    <div className="mt-2 border-line border-t pt-2 text-xs">
      <p>
        {opened
          ? 'The browser was opened: sign in there and allow it. Should it not have come up, open this page:'
          : 'Open this page, sign in there and allow it:'}
      </p>
      <a
        href={url}
        target="_blank"
        rel="noreferrer"
        className="mt-1 flex items-start gap-1.5 font-mono text-accent underline-offset-2 hover:underline"
      >
        <ExternalLink aria-hidden="true" className="mt-px size-3.5 shrink-0" />
        <span className="line-clamp-3 break-all">{url}</span>
      </a>
      {paste && (
        <form onSubmit={submit} className="mt-2">
          <label>
            <span className="mb-1 block">
              Then copy the address that the browser ends at, even if its page cannot be shown:
            </span>
            <span className="flex gap-2">
              <input
                name="address"
                autoComplete="off"
                spellCheck={false}
                className="h-7 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-2.5 font-mono text-xs"
              />
              <Button size="small" type="submit">
                Go on
              </Button>
            </span>
          </label>
        </form>
      )}
    </div>
  )
}
