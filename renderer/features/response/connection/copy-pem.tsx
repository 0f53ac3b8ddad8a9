import { host } from '../../../state/host.ts'
import { CopyButton } from '../copy-button.tsx'

/** Copies a certificate as a whole, to be trusted, looked at or kept elsewhere. */
export function CopyPem({ fingerprint256 }: { fingerprint256: string }) {
  return <CopyButton label="Copy the certificate as PEM" text={() => readPem(fingerprint256)} />
}

async function readPem(fingerprint256: string): Promise<string> {
  const { pem } = await (await host.ready()).call('certificate.read', { fingerprint256 })
  return pem
}
