import type { ReactNode } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import type { ErrorRecord } from '#shared/model/error.ts'
import type { Connection, Exchange, Hop } from '#shared/model/exchange.ts'
import type { FailedHandshake } from '#shared/model/tls-info.ts'
import { alsoTried, triedInVain } from '#shared/waterfall/attempt-words.ts'
import { explainReuse } from '#shared/waterfall/hop-words.ts'
import { FactList } from '../../../components/fact-list.tsx'
import { Quiet } from '../quiet.tsx'
import { TlsFacts } from './tls-facts.tsx'
import { useOpener } from './use-opener.ts'

interface ConnectionSectionProps {
  tabId: string
  hop: Hop | undefined
  exchange: Exchange
}

/** The connection of a hop: its ends, who stands between, its handshake and the certificates that vouched for it. */
export function ConnectionSection({ tabId, hop, exchange }: ConnectionSectionProps) {
  const connection = hop?.connection
  const opener = useOpener(hop, exchange)
  const handshake = hop?.handshake
  if (handshake) return <FailedConnection tabId={tabId} handshake={handshake} />
  if (!hop || !connection) return <NoConnection error={hop?.error} />
  const { tls, proxy } = connection
  const { insecure } = exchange
  const noTunnel = hop.error?.phase === 'proxy'
  return (
    <div className="space-y-4 p-3">
      <FactList
        facts={[
          [proxy ? 'Address of the proxy' : 'Remote address', connection.remoteAddress],
          ['Tried', linesOf(triedInVain(connection))],
          ['Local address', connection.localAddress],
          ['Protocol', noTunnel ? undefined : PROTOCOL_WORDS[connection.protocol]],
          ['Connection', explainReuse(hop, exchange, opener) ?? 'New, opened for this request'],
          ['Proxy', proxy && visibleText(proxy.url)],
          ['Through it', proxy && (noTunnel ? NO_TUNNEL : proxy.tunnel ? TUNNEL : FORWARD)]
        ]}
      />
      {proxy?.tls && (
        <TlsFacts tabId={undefined} title="TLS with the proxy" tls={proxy.tls} insecure={insecure} />
      )}
      {tls ? (
        <TlsFacts tabId={tabId} title={proxy ? 'TLS with the server' : 'TLS'} tls={tls} insecure={insecure} />
      ) : noTunnel ? null : (
        <p className="text-faint text-xs">Not encrypted: there is no TLS between here and the server.</p>
      )}
    </div>
  )
}

function linesOf(lines: readonly string[]): ReactNode {
  return lines.length > 0 ? <span className="whitespace-pre-line">{lines.join('\n')}</span> : undefined
}

/** Where several addresses were tried and none answered, that is all there is to see. */
function NoConnection({ error }: { error: ErrorRecord | undefined }) {
  const others = alsoTried(error)
  if (!error || others === undefined) return <Quiet>No connection stands yet, or none was made.</Quiet>
  return (
    <div className="p-3">
      <FactList
        facts={[
          ['Tried', `${error.facts.address}: ${error.reason ?? 'no connection'}`],
          ['Also tried', others],
          ['Connection', 'None was made']
        ]}
      />
    </div>
  )
}

/** A handshake that failed: nothing was sent, and this is what was seen. */
function FailedConnection({ tabId, handshake }: { tabId: string; handshake: FailedHandshake }) {
  const who = handshake.peer === 'proxy' ? 'proxy' : 'server'
  return (
    <div className="space-y-4 p-3">
      <FactList
        facts={[
          [`Address of the ${who}`, handshake.remoteAddress],
          ['Connection', 'Closed before anything of the request was sent']
        ]}
      />
      <TlsFacts
        tabId={handshake.peer === 'server' ? tabId : undefined}
        title={`TLS with the ${who}: the handshake failed`}
        tls={handshake}
        insecure={false}
      />
    </div>
  )
}

const PROTOCOL_WORDS: Record<Connection['protocol'], string> = {
  'http/1.1': 'HTTP/1.1',
  h2: 'HTTP/2 (h2)',
  h2c: 'HTTP/2 without TLS (h2c)'
}

const TUNNEL = 'A tunnel: the proxy passes bytes on'
const NO_TUNNEL = 'Nothing: the proxy opened no tunnel, so nothing was sent to the server'
const FORWARD = 'The proxy reads the request and makes it itself'
