import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import type { DraftClientCertificate } from '#shared/model/draft/draft-settings.ts'
import { Button } from '../../../components/button.tsx'
import { CertificateForm } from './certificate-form.tsx'
import { SettingGroup } from './setting-row.tsx'

const BLANK: DraftClientCertificate = { domain: '', kind: 'pem', certificatePath: '', enabled: true }

const NONE: readonly DraftClientCertificate[] = []

interface ClientCertificatesProps {
  /** To whom the problems of its fields and the names in its texts belong. */
  ownerId: string
  certificates: readonly DraftClientCertificate[] | undefined
  onChange: (certificates: DraftClientCertificate[]) => void
  /** Where passphrases are not kept with the certificates. @param index of the certificate */
  passphraseField?: (index: number) => ReactNode
}

/** Who one is to servers that ask. */
export function ClientCertificates({
  ownerId,
  certificates = NONE,
  onChange,
  passphraseField
}: ClientCertificatesProps) {
  return (
    <SettingGroup title="Client certificates" note="Shown to servers that ask for one">
      {certificates.map((certificate, index) => (
        <CertificateForm
          // biome-ignore lint/suspicious/noArrayIndexKey: a certificate is its place: nothing else tells it from others
          key={index}
          ownerId={ownerId}
          index={index}
          certificate={certificate}
          onChange={next => onChange(certificates.toSpliced(index, 1, next))}
          onDelete={() => onChange(certificates.toSpliced(index, 1))}
          passphraseField={passphraseField?.(index)}
        />
      ))}
      <div className="border-line border-t py-2">
        <Button size="small" onClick={() => onChange([...certificates, BLANK])}>
          <Plus aria-hidden="true" className="size-3.5" />
          Add a certificate
        </Button>
      </div>
    </SettingGroup>
  )
}
