import { Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { DraftClientCertificate } from '#shared/model/draft/draft-settings.ts'
import { Checkbox } from '../../../components/checkbox.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { SegmentedChoice } from '../../../components/segmented-choice.tsx'
import { AuthFieldRow } from '../auth/auth-field.tsx'
import { PickFileButton } from '../pick-file-button.tsx'
import { findHostProblem } from './find-host-problem.ts'

const KINDS = [
  { value: 'pem', label: 'PEM' },
  { value: 'pkcs12', label: 'PKCS#12' }
] as const

interface CertificateFormProps {
  ownerId: string
  index: number
  certificate: DraftClientCertificate
  onChange: (change: Partial<DraftClientCertificate>) => void
  onDelete: () => void
  /** In the place of the field that keeps the passphrase with the certificate. */
  passphraseField?: ReactNode
}

/** A client certificate: for which hosts, and the files it is in. */
export function CertificateForm({
  ownerId,
  index,
  certificate,
  onChange,
  onDelete,
  passphraseField
}: CertificateFormProps) {
  const { domain, kind, certificatePath, keyPath = '', passphrase = '', enabled } = certificate
  const [failure, setFailure] = useState<string>()
  const called = domain || `certificate ${index + 1}`
  const field = (name: string) => `clientCertificates.${index}.${name}`
  const fileRow = (
    name: 'certificatePath' | 'keyPath',
    label: string,
    placeholder: string,
    value: string
  ) => {
    const change = (path: string) => onChange({ [name]: path })
    return (
      <AuthFieldRow
        tabId={ownerId}
        field={field(name)}
        label={label}
        placeholder={placeholder}
        value={value}
        onChange={change}
        action={<PickFileButton label={label} onPick={change} onFailure={setFailure} />}
      />
    )
  }
  return (
    <fieldset
      aria-label={`Certificate for ${called}`}
      className="flex flex-col gap-2 border-line border-t py-3"
    >
      <div className="flex items-center gap-3">
        <Checkbox label={`Use ${called}`} checked={enabled} onChange={next => onChange({ enabled: next })} />
        <SegmentedChoice
          label={`Kind of ${called}`}
          value={kind}
          options={KINDS}
          onChange={next => onChange({ kind: next })}
        />
        <span className="flex-1" />
        <IconButton label={`Delete ${called}`} icon={<Trash2 />} onClick={onDelete} />
      </div>
      <AuthFieldRow
        tabId={ownerId}
        field={field('domain')}
        label="Host"
        placeholder="api.example.org, or *.example.org"
        problem={findHostProblem(domain)}
        value={domain}
        onChange={next => onChange({ domain: next })}
      />
      {kind === 'pem'
        ? fileRow('certificatePath', 'Certificate file', 'certificates/client.pem', certificatePath)
        : fileRow('certificatePath', 'PKCS#12 file', 'certificates/client.p12', certificatePath)}
      {kind === 'pem' && fileRow('keyPath', 'Key file', 'certificates/client.key', keyPath)}
      {passphraseField ?? (
        <AuthFieldRow
          tabId={ownerId}
          field={field('passphrase')}
          label="Passphrase"
          secret
          value={passphrase}
          onChange={next => onChange({ passphrase: next })}
        />
      )}
      {failure !== undefined && (
        <p role="alert" className="select-text text-bad text-xs">
          {failure}
        </p>
      )}
    </fieldset>
  )
}
