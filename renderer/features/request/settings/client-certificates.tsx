import { Plus, Trash2 } from 'lucide-react'
import type { DraftClientCertificate } from '#shared/model/draft/draft-settings.ts'
import { Button } from '../../../components/button.tsx'
import { Checkbox } from '../../../components/checkbox.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { SegmentedChoice } from '../../../components/segmented-choice.tsx'
import { clearProblems } from '../../../state/problems.ts'
import { editDraft, useDraft } from '../../../state/tabs.ts'
import { AuthFieldRow } from '../auth/auth-field.tsx'
import { SettingGroup } from './setting-row.tsx'

const KINDS = [
  { value: 'pem', label: 'PEM' },
  { value: 'pkcs12', label: 'PKCS#12' }
] as const

const BLANK: DraftClientCertificate = { domain: '', kind: 'pem', certificatePath: '', enabled: true }

const NONE: readonly DraftClientCertificate[] = []

/** Who the requests of a collection are to servers that ask. */
export function ClientCertificates({ tabId }: { tabId: string }) {
  const { clientCertificates = NONE } = useDraft(tabId)
  const put = (next: DraftClientCertificate[]) => {
    clearProblems(tabId, 'clientCertificates')
    editDraft(tabId, { clientCertificates: next })
  }
  return (
    <SettingGroup title="Client certificates" note="Shown to servers that ask for one">
      {clientCertificates.map((certificate, index) => (
        <Certificate
          // biome-ignore lint/suspicious/noArrayIndexKey: a certificate is its place: nothing else tells it from others
          key={index}
          tabId={tabId}
          index={index}
          certificate={certificate}
          onChange={next => put(clientCertificates.toSpliced(index, 1, next))}
          onDelete={() => put(clientCertificates.toSpliced(index, 1))}
        />
      ))}
      <div className="border-line border-t py-2">
        <Button size="small" onClick={() => put([...clientCertificates, BLANK])}>
          <Plus aria-hidden="true" className="size-3.5" />
          Add a certificate
        </Button>
      </div>
    </SettingGroup>
  )
}

interface CertificateProps {
  tabId: string
  index: number
  certificate: DraftClientCertificate
  onChange: (certificate: DraftClientCertificate) => void
  onDelete: () => void
}

function Certificate({ tabId, index, certificate, onChange, onDelete }: CertificateProps) {
  const { domain, kind, certificatePath, keyPath = '', passphrase = '', enabled } = certificate
  const called = domain || `certificate ${index + 1}`
  const field = (name: string) => `clientCertificates.${index}.${name}`
  return (
    <fieldset
      aria-label={`Certificate for ${called}`}
      className="flex flex-col gap-2 border-line border-t py-3"
    >
      <div className="flex items-center gap-3">
        <Checkbox
          label={`Use ${called}`}
          checked={enabled}
          onChange={next => onChange({ ...certificate, enabled: next })}
        />
        <SegmentedChoice
          label={`Kind of ${called}`}
          value={kind}
          options={KINDS}
          onChange={next => onChange({ ...certificate, kind: next })}
        />
        <span className="flex-1" />
        <IconButton label={`Delete ${called}`} icon={<Trash2 />} onClick={onDelete} />
      </div>
      <AuthFieldRow
        tabId={tabId}
        field={field('domain')}
        label="Host"
        placeholder="api.example.org, or *.example.org"
        value={domain}
        onChange={next => onChange({ ...certificate, domain: next })}
      />
      <AuthFieldRow
        tabId={tabId}
        field={field('certificatePath')}
        label={kind === 'pem' ? 'Certificate file' : 'PKCS#12 file'}
        placeholder={kind === 'pem' ? 'certificates/client.pem' : 'certificates/client.p12'}
        value={certificatePath}
        onChange={next => onChange({ ...certificate, certificatePath: next })}
      />
      {kind === 'pem' && (
        <AuthFieldRow
          tabId={tabId}
          field={field('keyPath')}
          label="Key file"
          placeholder="certificates/client.key"
          value={keyPath}
          onChange={next => onChange({ ...certificate, keyPath: next })}
        />
      )}
      <AuthFieldRow
        tabId={tabId}
        field={field('passphrase')}
        label="Passphrase"
        secret
        value={passphrase}
        onChange={next => onChange({ ...certificate, passphrase: next })}
      />
    </fieldset>
  )
}
