import { CircleCheck, CircleX, ShieldOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import type { FailedHandshake, TlsInfo } from '#shared/model/tls-info.ts'
import { matchName } from '#shared/tls/match-name.ts'
import { Badge } from '../../../components/badge.tsx'
import { FactList } from '../../../components/fact-list.tsx'
import { CertificateChain } from './certificate-chain.tsx'

interface TlsFactsProps {
  /** Whose request keys can be pinned for; absent where that means nothing, as with a proxy. */
  tabId: string | undefined
  title: string
  tls: TlsInfo | FailedHandshake
  insecure: boolean
}

/** What a handshake agreed on, or came to grief about, whom it made sure of, and the chain that vouches for it. */
export function TlsFacts({ tabId, title, tls, insecure }: TlsFactsProps) {
  const { version, cipher, keyExchange, sni, clientCertificate, trustStores } = tls
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
      <FactList
        facts={[
          ['Version', version ?? NOT_AGREED],
          ['Cipher', cipher ?? NOT_AGREED],
          ['Key exchange', keyExchange],
          ['ALPN', describeAlpn(tls)],
          ['Handshake', 'resumed' in tls ? (tls.resumed ? RESUMED : 'full') : undefined],
          ['Server name (SNI)', sni ?? 'none sent'],
          ['Certificate name', <NameVerdict key="name" tls={tls} />],
          ['Verification', 'authorized' in tls ? <Trust key="trust" tls={tls} /> : undefined],
          ['Pinned key', 'pinned' in tls ? tls.pinned : undefined],
          [
            'Client certificate',
            clientCertificate === undefined ? undefined : visibleText(clientCertificate)
          ],
          ['Trusted authorities', trustStores.length > 0 ? trustStores.join(', ') : undefined]
        ]}
      />
      <h3 className="pt-1 text-faint text-xs">
        Certificate chain{tls.chain.length > 1 && ': each is signed by the one below it'}
      </h3>
      <CertificateChain tabId={tabId} tls={tls} />
    </section>
  )
}

const NOT_AGREED = 'none agreed'
const RESUMED = 'resumed: an earlier session was taken up'

function describeAlpn({ alpn, alpnOffered }: TlsInfo | FailedHandshake): string {
  const offered = alpnOffered && alpnOffered.length > 0 ? ` (offered: ${alpnOffered.join(', ')})` : ''
  return `${alpn === undefined ? NOT_AGREED : visibleText(alpn)}${offered}`
}

/** Which of the certificate's names is the one that was asked for, if one is. */
function NameVerdict({ tls: { chain, expectedName } }: { tls: TlsInfo | FailedHandshake }): ReactNode {
  const [leaf] = chain
  if (!leaf || expectedName === undefined) return undefined
  const match = matchName(leaf, expectedName)
  const Icon = match ? CircleCheck : CircleX
  return (
    <span className="flex items-start gap-1.5">
      <Icon aria-hidden="true" className={`mt-0.5 size-3.5 shrink-0 ${match ? 'text-good' : 'text-bad'}`} />
      <span className="min-w-0">
        {visibleText(expectedName)}{' '}
        <span className="font-sans text-muted">
          {match ? `is matched by ${visibleText(match.entry)}` : sayNone(leaf.san.length)}
          {match?.by === 'common-name' && ', the common name: there is no subjectAltName'}
        </span>
      </span>
    </span>
  )
}

function sayNone(names: number): string {
  if (names === 0) return 'is not in the certificate, which has no names'
  return names === 1
    ? 'is not the name in the certificate'
    : `is none of the ${names} names in the certificate`
}

function Trust({ tls: { authorized, authorizationError } }: { tls: TlsInfo }) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Badge tone={authorized ? 'good' : 'bad'}>{authorized ? 'trusted' : 'not trusted'}</Badge>
      {authorizationError && <span>{visibleText(authorizationError)}</span>}
    </span>
  )
}
