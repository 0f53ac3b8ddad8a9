import { visibleText } from '#shared/format/visible-text.ts'
import type { Connection, Exchange, Hop } from '#shared/model/exchange.ts'
import { FactList } from '../../components/fact-list.tsx'
import { explainReuse } from '../waterfall/hop-words.ts'
import { Quiet } from './quiet.tsx'
import { TlsFacts } from './tls-facts.tsx'

/** The connection of a hop: its ends, who stands between, its handshake and the certificates that vouched for it. */
export function ConnectionSection({ hop, exchange }: { hop: Hop | undefined; exchange: Exchange }) {
  const connection = hop?.connection
  if (!hop || !connection) return <Quiet>No connection stands yet, or none was made.</Quiet>
  const { tls, proxy } = connection
  return (
    <div className="space-y-4 p-3">
      <FactList
        facts={[
          [proxy ? 'Address of the proxy' : 'Remote address', connection.remoteAddress],
          ['Local address', connection.localAddress],
          ['Protocol', PROTOCOL_WORDS[connection.protocol]],
          ['Connection', explainReuse(hop, exchange) ?? 'New, opened for this request'],
          ['Proxy', proxy && visibleText(proxy.url)],
          ['Through it', proxy && (proxy.tunnel ? TUNNEL : FORWARD)]
        ]}
      />
      {proxy?.tls && <TlsFacts title="TLS with the proxy" tls={proxy.tls} insecure={exchange.insecure} />}
      {tls ? (
        <TlsFacts title={proxy ? 'TLS with the server' : 'TLS'} tls={tls} insecure={exchange.insecure} />
      ) : (
        <p className="text-faint text-xs">Not encrypted: there is no TLS between here and the server.</p>
      )}
    </div>
  )
}

const PROTOCOL_WORDS: Record<Connection['protocol'], string> = {
  'http/1.1': 'HTTP/1.1',
  h2: 'HTTP/2 (h2)',
  h2c: 'HTTP/2 without TLS (h2c)'
}

const TUNNEL = 'A tunnel: the proxy passes bytes on'
const FORWARD = 'The proxy reads the request and makes it itself'
