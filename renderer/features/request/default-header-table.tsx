import { Lock } from 'lucide-react'
import { useMemo } from 'react'
import { type DefaultHeader, defaultHeaders } from '#shared/http/default-headers.ts'
import { draftToRequest } from '#shared/http/draft-to-request.ts'
import { encodeForm, FORM_TYPE } from '#shared/http/encode-form.ts'
import { handshakeDraft } from '#shared/http/handshake-draft.ts'
import { inheritDraft } from '#shared/http/inherit-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import { isSocket } from '#shared/model/draft/is-request.ts'
import type { ExchangeRequest } from '#shared/model/exchange.ts'
import { splitUrl, type UrlParts } from '#shared/url/split-url.ts'
import { Checkbox } from '../../components/checkbox.tsx'
import { classNames } from '../../components/class-names.ts'
import { useLayers } from '../../state/scope.ts'
import { editDraft, useDraft } from '../../state/tabs.ts'
import { headersOfHandshake } from './headers-of-handshake.ts'
import { headersOfSettings } from './headers-of-settings.ts'
import { UntypedHeaders } from './untyped-headers.tsx'

/** The headers that go along although nobody typed them: nothing is sent in secret. */
export function DefaultHeaderTable({ tabId }: { tabId: string }) {
  const draft = useDraft(tabId)
  const layers = useLayers(tabId)
  const added = useMemo(() => addedHeaders(inheritDraft(draft, layers).draft), [draft, layers])
  const without = new Set(draft.withoutDefaults)

  const setSent = (name: string, sent: boolean) => {
    const others = draft.withoutDefaults.filter(other => other !== name)
    editDraft(tabId, { withoutDefaults: sent ? others : [...others, name] })
  }

  return (
    <UntypedHeaders id="added-headers" title="Added by Sonde">
      <colgroup>
        <col className="w-12" />
        <col className="w-1/3" />
        <col />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">Sent</th>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {added.map(header => {
          const key = header.name.toLowerCase()
          return (
            <AddedRow
              key={key}
              header={header}
              sent={!header.optional || !without.has(key)}
              onSentChange={sent => setSent(key, sent)}
            />
          )
        })}
      </tbody>
    </UntypedHeaders>
  )
}

interface AddedRowProps {
  header: DefaultHeader
  sent: boolean
  onSentChange: (sent: boolean) => void
}

function AddedRow({ header: { name, value, optional, why }, sent, onSentChange }: AddedRowProps) {
  return (
    <tr title={why} className="border-line border-t font-mono text-code last:border-b">
      <td>
        <div className="flex h-7 items-center justify-end pr-1.5">
          {optional ? (
            <Checkbox label={`Send ${name}`} checked={sent} onChange={onSentChange} />
          ) : (
            <span className="flex size-4 items-center justify-center text-faint">
              <Lock aria-hidden="true" className="size-3" />
              <span className="sr-only">Always sent</span>
            </span>
          )}
        </div>
      </td>
      <td className={classNames('select-text truncate px-2.5', !sent && 'line-through')}>{name}</td>
      <td className={classNames('select-text wrap-anywhere py-1 pr-10 pl-2.75', !sent && 'line-through')}>
        {value}
      </td>
    </tr>
  )
}

function addedHeaders(draft: Draft): DefaultHeader[] {
  const { request } = draftToRequest(isSocket(draft) ? handshakeDraft(draft) : draft)
  const ofSettings = headersOfSettings(draft)
  const names = new Set(ofSettings.map(({ name }) => name.toLowerCase()))
  const parts = partsOf(draft.url)
  const defaults = defaultHeaders(
    { ...request, body: describeBody(request.body) },
    isSocket(draft) ? { ...parts, websocket: true } : parts
  )
  return [
    ...defaults.filter(({ name }) => !names.has(name.toLowerCase())),
    ...(isSocket(draft) ? headersOfHandshake(draft) : []),
    ...ofSettings
  ]
}

type KnownBody = ReturnType<typeof draftToRequest>['request']['body']

function describeBody(body: KnownBody): ExchangeRequest['body'] {
  if (body.kind === 'form')
    return { kind: body.kind, size: encodeForm(body.fields).byteLength, contentType: FORM_TYPE }
  const contentType = 'contentType' in body ? body.contentType : undefined
  return {
    kind: body.kind,
    ...(body.kind === 'bytes' && { size: body.bytes.byteLength }),
    ...(contentType !== undefined && { contentType })
  }
}

/** What is known of a URL while it is still being typed. */
function partsOf(url: string): UrlParts {
  try {
    return splitUrl(url)
  } catch {
    return { ...splitUrl('http://host/'), authority: 'from the URL' }
  }
}
