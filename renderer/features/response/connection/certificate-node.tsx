import { ChevronRight, CircleAlert } from 'lucide-react'
import { useId, useState } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import type { Certificate, FailedHandshake, TlsInfo } from '#shared/model/tls-info.ts'
import { Badge } from '../../../components/badge.tsx'
import { CertificateFacts } from './certificate-facts.tsx'
import { judgeValidity } from './certificate-validity.ts'
import { nameCertificate, nameKey, roleOf } from './certificate-words.ts'
import { explainFault, nameFault } from './explain-fault.ts'
import { otherFaults } from './other-faults.ts'
import { PinButton } from './pin-button.tsx'

interface CertificateNodeProps {
  /** See `CertificateChain`. */
  tabId: string | undefined
  tls: TlsInfo | FailedHandshake
  /** Its place in the chain, 0 is the server's own. */
  depth: number
  certificate: Certificate
}

/** One certificate of the tree: what matters in a line, all of it below. The one at fault says what is wrong. */
export function CertificateNode({ tabId, tls, depth, certificate }: CertificateNodeProps) {
  const { fault } = tls
  const isAtFault = fault?.at === depth
  const [open, setOpen] = useState(fault?.at === undefined ? depth === 0 : isAtFault)
  const details = useId()
  const { tone, words } = judgeValidity(certificate, Date.now())
  const name = visibleText(nameCertificate(certificate))
  return (
    <div className={`rounded-md border bg-raised ${isAtFault ? 'border-bad' : 'border-line'}`}>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 py-1 pr-1.5 pl-1 text-xs">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={details}
          onClick={() => setOpen(!open)}
          className="flex min-h-7 min-w-40 flex-1 items-center gap-1.5 rounded px-1 text-left hover:bg-hover"
        >
          <ChevronRight
            aria-hidden="true"
            className={`size-3.5 shrink-0 text-faint transition-transform duration-100 ${open ? 'rotate-90' : ''}`}
          />
          <span className="min-w-0">
            <span className="block truncate font-medium text-ink">{name}</span>
            <span className="block text-faint">
              {[
                roleOf(certificate, depth),
                certificate.key && nameKey(certificate.key),
                originOf(certificate)
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
        </button>
        {isAtFault && (
          <Badge tone="bad" className="gap-1">
            <CircleAlert aria-hidden="true" className="size-3" />
            {nameFault(fault.reason)}
          </Badge>
        )}
        {otherFaults(tls, depth).map(reason => (
          <Badge key={reason} tone={reason === 'weak-key' ? 'warn' : 'bad'}>
            {nameFault(reason)}
          </Badge>
        ))}
        {!(isAtFault && fault.reason === 'expired') && <Badge tone={tone}>{words}</Badge>}
        {'pinned' in tls && tls.pinned === pinOf(certificate) && <Badge tone="accent">pin matched</Badge>}
        {tabId !== undefined && certificate.spki256 !== '' && (
          <span className="ml-auto">
            <PinButton tabId={tabId} pin={pinOf(certificate)} name={name} />
          </span>
        )}
      </div>
      {open && (
        <div id={details} className="space-y-3 border-line border-t p-3">
          {isAtFault && <Fault tls={tls} />}
          <CertificateFacts
            certificate={certificate}
            expectedName={depth === 0 ? tls.expectedName : undefined}
          />
        </div>
      )}
    </div>
  )
}

function Fault({ tls }: { tls: TlsInfo | FailedHandshake }) {
  const said = explainFault(tls)
  if (!said) return null
  return (
    <div
      role="note"
      className="select-text rounded-md bg-bad-soft px-3 py-2 text-xs [overflow-wrap:anywhere]"
    >
      <p className="font-medium text-ink">{visibleText(said.message)}</p>
      <p className="mt-0.5 text-muted">{visibleText(said.hint)}</p>
    </div>
  )
}

function pinOf({ spki256 }: Certificate): string {
  return `sha256/${spki256}`
}

/** Records of older versions do not say. */
function originOf({ trustedIn, key }: Certificate): string | undefined {
  if (trustedIn !== undefined) return 'trusted here'
  return key && 'sent by the server'
}
