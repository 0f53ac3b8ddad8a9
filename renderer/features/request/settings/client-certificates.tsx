import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import type { DraftClientCertificate } from '#shared/model/draft/draft-settings.ts'
import { Button } from '../../../components/button.tsx'
import { CertificateForm } from './certificate-form.tsx'
import { SettingGroup } from './setting-row.tsx'

/** One that was just added. */
export const BLANK_CERTIFICATE: DraftClientCertificate = {
  domain: '',
  kind: 'pem',
  certificatePath: '',
  enabled: true
}

interface ClientCertificatesProps<C extends DraftClientCertificate> {
  /** To whom the problems of its fields and the names in its texts belong. */
  ownerId: string
  certificates: readonly C[]
  /** What tells a certificate from the others, as long as the form is shown. */
  keyOf: (certificate: C, index: number) => string | number
  makeNew: () => C
  onChange: (certificates: C[]) => void
  /** Where passphrases are not kept with the certificates. */
  passphraseField?: (certificate: C) => ReactNode
}

/** Who one is to servers that ask. */
export function ClientCertificates<C extends DraftClientCertificate>({
  ownerId,
  certificates,
  keyOf,
  makeNew,
  onChange,
  passphraseField
}: ClientCertificatesProps<C>) {
  return (
    <SettingGroup title="Client certificates" note="Shown to servers that ask for one">
      {certificates.map((certificate, index) => (
        <CertificateForm
          key={keyOf(certificate, index)}
          ownerId={ownerId}
          index={index}
          certificate={certificate}
          onChange={change => onChange(certificates.with(index, { ...certificate, ...change }))}
          onDelete={() => onChange(certificates.toSpliced(index, 1))}
          passphraseField={passphraseField?.(certificate)}
        />
      ))}
      <div className="border-line border-t py-2">
        <Button size="small" onClick={() => onChange([...certificates, makeNew()])}>
          <Plus aria-hidden="true" className="size-3.5" />
          Add a certificate
        </Button>
      </div>
    </SettingGroup>
  )
}
