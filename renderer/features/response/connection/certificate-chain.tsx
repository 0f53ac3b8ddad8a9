import type { FailedHandshake, TlsInfo } from '#shared/model/tls-info.ts'
import { CertificateNode } from './certificate-node.tsx'

interface CertificateChainProps {
  /** Whose request keys can be pinned for; absent where that means nothing, as with a proxy. */
  tabId: string | undefined
  tls: TlsInfo | FailedHandshake
}

/** The certificates that vouch for a server: its own, and under each the one that signed it. */
export function CertificateChain({ tabId, tls }: CertificateChainProps) {
  if (tls.chain.length === 0)
    return <p className="text-faint text-xs">No certificate was shown before the handshake ended.</p>
  return <Branch tabId={tabId} tls={tls} depth={0} />
}

function Branch({ tabId, tls, depth }: CertificateChainProps & { depth: number }) {
  const certificate = tls.chain[depth]
  if (!certificate) return null
  return (
    <ul
      aria-label={depth === 0 ? 'Certificate chain' : undefined}
      className={depth === 0 ? '' : 'mt-1.5 border-line-strong border-l border-dashed pl-3 @md:ml-3'}
    >
      <li>
        <CertificateNode tabId={tabId} tls={tls} depth={depth} certificate={certificate} />
        {depth + 1 < tls.chain.length && <p className="sr-only">signed by</p>}
        <Branch tabId={tabId} tls={tls} depth={depth + 1} />
      </li>
    </ul>
  )
}
