import { visibleText } from '#shared/format/visible-text.ts'
import type { Exchange, Hop, TlsInfo } from '#shared/model/exchange.ts'
import { Badge } from '../../components/badge.tsx'
import { explainReuse } from '../waterfall/hop-words.ts'
import { CertificateCard } from './certificate-card.tsx'
import { FactList } from './fact-list.tsx'
import { Quiet } from './quiet.tsx'

/** The connection of the last hop: its ends, its handshake and the certificates that vouched for it. */
export function ConnectionSection({ hop, exchange }: { hop: Hop | undefined; exchange: Exchange }) {
  const connection = hop?.connection
  if (!hop || !connection) return <Quiet>No connection stands yet, or none was made.</Quiet>
  const { tls } = connection
  return (
    <div className="space-y-4 p-3">
      <FactList
        facts={[
          ['Remote address', connection.remoteAddress],
          ['Local address', connection.localAddress],
          ['Protocol', connection.protocol],
          ['Connection', explainReuse(hop, exchange) ?? 'New, opened for this request']
        ]}
      />
      {tls ? (
        <TlsFacts tls={tls} insecure={exchange.insecure} />
      ) : (
        <p className="text-faint text-xs">Not encrypted: there is no TLS on this connection.</p>
      )}
    </div>
  )
}

function TlsFacts({ tls, insecure }: { tls: TlsInfo; insecure: boolean }) {
  return (
    <section className="space-y-3 border-line border-t pt-4">
      <FactList
        facts={[
          ['TLS version', tls.version],
          ['Cipher', tls.cipher],
          ['ALPN', tls.alpn ?? 'none agreed'],
          ['Server name', tls.sni ?? 'none sent'],
          [
            'Certificate',
            <span key="trust" className="flex flex-wrap items-center gap-2">
              <Badge tone={tls.authorized ? 'good' : 'bad'}>
                {tls.authorized ? 'trusted' : 'not trusted'}
              </Badge>
              {tls.authorizationError && <span>{visibleText(tls.authorizationError)}</span>}
              {insecure && (
                <span className="font-sans text-warn">not verified, by this request’s settings</span>
              )}
            </span>
          ]
        ]}
      />
      <h2 className="pt-1 font-medium text-muted text-xs">Certificate chain</h2>
      <ol className="space-y-2">
        {tls.chain.map((certificate, depth) => (
          <li key={certificate.fingerprint256}>
            <CertificateCard certificate={certificate} isLeaf={depth === 0} />
          </li>
        ))}
      </ol>
    </section>
  )
}
