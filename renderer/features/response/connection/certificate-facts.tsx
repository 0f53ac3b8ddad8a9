import { Check } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { formatCount } from '#shared/format/count.ts'
import { utcMinute } from '#shared/format/utc-minute.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { Certificate } from '#shared/model/tls-info.ts'
import { matchName } from '#shared/tls/match-name.ts'
import { FactList } from '../../../components/fact-list.tsx'
import { CopyButton } from '../copy-button.tsx'
import { judgeValidity } from './certificate-validity.ts'
import { nameKey, withColons } from './certificate-words.ts'
import { CopyPem } from './copy-pem.tsx'

interface CertificateFactsProps {
  certificate: Certificate
  /** The name that it has to be for: of the server's own certificate. */
  expectedName: string | undefined
}

/** All that a certificate says of itself. */
export function CertificateFacts({ certificate, expectedName }: CertificateFactsProps) {
  const { subject, issuer, key, signatureAlgorithm, serialNumber, fingerprint256, spki256, trustedIn } =
    certificate
  return (
    <FactList
      facts={[
        ['Subject', visibleText(subject) || 'empty'],
        ['Issuer', subject === issuer ? 'itself' : visibleText(issuer)],
        ['Names', <Names key="names" certificate={certificate} expectedName={expectedName} />],
        ['Valid', describeTime(certificate)],
        ['Key', key && nameKey(key)],
        ['Signature', signatureAlgorithm],
        ['Serial number', serialNumber && withColons(serialNumber)],
        ['Trusted', trustedIn && `lies in the store “${trustedIn}”`],
        ['PEM', key && <CopiedPem key="pem" fingerprint256={fingerprint256} />],
        ['SHA-256', <Copied key="print" what="the fingerprint" text={withColons(fingerprint256)} />],
        [
          'SPKI pin',
          spki256 !== '' ? <Copied key="pin" what="the pin" text={`sha256/${spki256}`} /> : undefined
        ]
      ]}
    />
  )
}

/** More names than these are folded: shared certificates have hundreds. */
const MOST_NAMES = 20

/** The names that it is for, the one marked that counts here, which is never folded. */
function Names({ certificate, expectedName }: CertificateFactsProps) {
  const { san } = certificate
  const [all, setAll] = useState(false)
  if (san.length === 0) return 'none'
  const match = expectedName === undefined ? undefined : matchName(certificate, expectedName)
  const shown = all ? san : san.filter((entry, index) => index < MOST_NAMES || entry === match?.entry)
  return (
    <ul className="max-h-64 overflow-y-auto">
      {shown.map(entry => (
        <li key={entry} className={entry === match?.entry ? 'font-medium text-good' : undefined}>
          {visibleText(entry)}
          {entry === match?.entry && (
            <>
              <Check aria-hidden="true" className="ml-1 inline size-3" />
              <span className="ml-1 font-sans">matches {visibleText(expectedName ?? '')}</span>
            </>
          )}
        </li>
      ))}
      {san.length > shown.length && (
        <li>
          <button
            type="button"
            onClick={() => setAll(true)}
            className="rounded font-sans text-accent underline-offset-2 hover:underline"
          >
            {formatCount(san.length - shown.length)} more
          </button>
        </li>
      )}
    </ul>
  )
}

function CopiedPem({ fingerprint256 }: { fingerprint256: string }) {
  return (
    <span className="flex items-center gap-1">
      <span className="min-w-0 flex-1 font-sans text-muted">the certificate as a whole</span>
      <span className="-my-1.5 flex items-center">
        <CopyPem fingerprint256={fingerprint256} />
      </span>
    </span>
  )
}

function Copied({ what, text }: { what: string; text: string }): ReactNode {
  return (
    <span className="flex items-start gap-1">
      <span className="min-w-0 flex-1">{text}</span>
      <span className="-my-1.5 flex items-center">
        <CopyButton label={`Copy ${what}`} text={() => text} />
      </span>
    </span>
  )
}

function describeTime(certificate: Certificate): string {
  const { validFrom, validTo } = certificate
  return `${utcMinute(validFrom) || UNREADABLE} to ${utcMinute(validTo) || UNREADABLE} (${judgeValidity(certificate, Date.now()).words})`
}

const UNREADABLE = 'unreadable'
