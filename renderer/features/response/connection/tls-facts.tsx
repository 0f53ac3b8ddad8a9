import { ShieldOff } from 'lucide-react'
import { visibleText } from '#shared/format/visible-text.ts'
import type { FailedHandshake, TlsInfo } from '#shared/model/tls-info.ts'
import { Badge } from '../../../components/badge.tsx'
import { FactList } from '../../../components/fact-list.tsx'
import { CertificateChain } from './certificate-chain.tsx'
import { NameVerdict } from './name-verdict.tsx'

interface TlsFactsProps {
  /** Whose request keys can be pinned for; absent where that means nothing, as with a proxy. */
  tabId: string | undefined
  title: string
  tls: TlsInfo | FailedHandshake
  insecure: boolean
}

/** What a handshake agreed on, or came to grief about, whom it made sure of, and the chain that vouches for it. */
export function TlsFacts({ tabId, title, tls, insecure }: TlsFactsProps) {
  const { version, cipher, keyExchange, sni, expectedName, clientCertificate, trustStores } = tls
  const [leaf] = tls.chain
  const facts = (
    <FactList
      facts={[
        ['Version', version ?? NOT_AGREED],
        ['Cipher', cipher ?? NOT_AGREED],
        ['Key exchange', keyExchange],
        ['ALPN', describeAlpn(tls)],
        ['Handshake', 'resumed' in tls ? (tls.resumed ? RESUMED : 'full') : undefined],
        ['Server name (SNI)', sni ?? 'none sent'],
        [
          'Certificate name',
          leaf && expectedName && <NameVerdict key="name" leaf={leaf} name={expectedName} />
        ],
        ['Verification', 'authorized' in tls ? <Trust key="trust" tls={tls} /> : undefined],
        ['Pinned key', 'pinned' in tls ? tls.pinned : undefined],
        ['Client certificate', clientCertificate === undefined ? undefined : visibleText(clientCertificate)],
        ['Trusted authorities', trustStores.length > 0 ? trustStores.join(', ') : undefined]
      ]}
    />
  )
  const chain = (
    <div className="space-y-3">
      <h3 className="pt-1 text-faint text-xs">
        Certificate chain{tls.chain.length > 1 && ': each is signed by the one below it'}
      </h3>
      <CertificateChain tabId={tabId} tls={tls} />
    </div>
  )
  return (
    <section aria-label={title} className="@container space-y-3 border-line border-t pt-3">
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
      {/* Of a handshake that failed, the chain is what one comes for. */}
      {'peer' in tls ? (
        <>
          {chain}
          {facts}
        </>
      ) : (
        <>
          {facts}
          {chain}
        </>
      )}
    </section>
  )
}

const NOT_AGREED = 'none agreed'
const RESUMED = 'resumed: an earlier session was taken up'

function describeAlpn({ alpn, alpnOffered }: TlsInfo | FailedHandshake): string {
  const offered = alpnOffered && alpnOffered.length > 0 ? ` (offered: ${alpnOffered.join(', ')})` : ''
  return `${alpn === undefined ? NOT_AGREED : visibleText(alpn)}${offered}`
}

function Trust({ tls: { authorized, authorizationError } }: { tls: TlsInfo }) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Badge tone={authorized ? 'good' : 'bad'}>{authorized ? 'trusted' : 'not trusted'}</Badge>
      {authorizationError && <span>{visibleText(authorizationError)}</span>}
    </span>
  )
}
