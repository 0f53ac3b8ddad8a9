import { ShieldOff } from 'lucide-react'
import { visibleText } from '#shared/format/visible-text.ts'
import type { TlsInfo } from '#shared/model/tls-info.ts'
import { Badge } from '../../components/badge.tsx'
import { FactList } from '../../components/fact-list.tsx'
import { CertificateCard } from './certificate-card.tsx'

interface TlsFactsProps {
  title: string
  tls: TlsInfo
  insecure: boolean
}

/** What a handshake agreed on, whom it made sure of, and the chain that vouched for it. */
export function TlsFacts({ title, tls, insecure }: TlsFactsProps) {
  return (
    <section aria-label={title} className="space-y-3 border-line border-t pt-3">
      <h2 className="font-medium text-muted text-xs">{title}</h2>
      {insecure && (
        <p
          role="note"
          className="flex items-start gap-2 rounded-md border border-warn/40 bg-warn-soft px-3 py-2 text-ink text-xs"
        >
          <ShieldOff aria-hidden="true" className="size-4 shrink-0 text-warn" />
          The certificate was not verified: this request’s settings switch that off.
        </p>
      )}
      <FactList
        facts={[
          ['Version', tls.version],
          ['Cipher', tls.cipher],
          ['ALPN', tls.alpn === undefined ? 'none agreed' : visibleText(tls.alpn)],
          ['Server name', tls.sni ?? 'none sent'],
          ['Certificate', <Trust key="trust" tls={tls} />],
          ['Pinned key', tls.pinned],
          [
            'Client certificate',
            tls.clientCertificate === undefined ? undefined : visibleText(tls.clientCertificate)
          ],
          ['Trusted authorities', tls.trustStores.length > 0 ? tls.trustStores.join(', ') : undefined]
        ]}
      />
      <h3 className="pt-1 text-faint text-xs">Certificate chain</h3>
      <ol className="space-y-2">
        {tls.chain.map((certificate, depth) => (
          <li key={certificate.fingerprint256}>
            <CertificateCard
              certificate={certificate}
              isLeaf={depth === 0}
              isPinned={tls.pinned === `sha256/${certificate.spki256}`}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Trust({ tls: { authorized, authorizationError } }: { tls: TlsInfo }) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Badge tone={authorized ? 'good' : 'bad'}>{authorized ? 'trusted' : 'not trusted'}</Badge>
      {authorizationError && <span>{visibleText(authorizationError)}</span>}
    </span>
  )
}
