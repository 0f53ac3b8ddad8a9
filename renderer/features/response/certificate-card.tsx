import { visibleText } from '#shared/format/visible-text.ts'
import type { Certificate } from '#shared/model/tls-info.ts'
import { Badge } from '../../components/badge.tsx'
import { FactList } from '../../components/fact-list.tsx'
import { judgeValidity } from './certificate-validity.ts'

const date = (iso: string) => iso.slice(0, 10) || 'unreadable'

interface CertificateCardProps {
  certificate: Certificate
  isLeaf: boolean
  /** Its key is the pinned one that was found. */
  isPinned: boolean
}

/** One certificate: whom it names, who vouches for it, until when, and what a pin is compared with. */
export function CertificateCard({ certificate, isLeaf, isPinned }: CertificateCardProps) {
  const { subject, issuer, san, validFrom, validTo, fingerprint256, spki256 } = certificate
  const { tone, words } = judgeValidity(certificate, Date.now())
  return (
    <details open={isLeaf} className="group rounded-md border border-line bg-raised">
      <summary className="flex cursor-default items-center gap-2 rounded-md px-3 py-2 text-xs">
        <span className="min-w-0 flex-1 truncate font-medium text-ink">{visibleText(subject)}</span>
        {isPinned && (
          <Badge tone="accent" className="shrink-0">
            pinned
          </Badge>
        )}
        <Badge tone={tone} className="shrink-0">
          {words}
        </Badge>
      </summary>
      <div className="border-line border-t p-3">
        <FactList
          facts={[
            ['Issuer', visibleText(issuer)],
            ['Names', san.length > 0 ? san.map(visibleText).join(', ') : 'none'],
            ['Valid', `${date(validFrom)} to ${date(validTo)}`],
            ['SHA-256', fingerprint256],
            ['SPKI pin', `sha256/${spki256}`]
          ]}
        />
      </div>
    </details>
  )
}
