import { CornerLeftUp } from 'lucide-react'
import { inheritHeaders } from '#shared/http/inherit-draft.ts'
import type { DraftRow } from '#shared/model/draft/draft-row.ts'
import { Button } from '../../components/button.tsx'
import { useLayers } from '../../state/scope.ts'
import { editDraft, useDraft } from '../../state/tabs.ts'
import { UntypedHeaders } from './untyped-headers.tsx'
import { originWords } from './variables/origin-words.ts'
import { VariableText } from './variables/variable-text.tsx'

/** The headers that folders and the collection hand down. One of the same name takes the place of theirs. */
export function InheritedHeaderTable({ tabId }: { tabId: string }) {
  const { headers } = useDraft(tabId)
  const layers = useLayers(tabId)
  const inherited = inheritHeaders(headers, layers)
  if (inherited.length === 0) return null
  const override = ({ name, value }: DraftRow) =>
    editDraft(tabId, { headers: [...headers, { name, value, enabled: true }] })

  return (
    <UntypedHeaders id="inherited-headers" title="Inherited">
      <colgroup>
        <col className="w-12" />
        <col className="w-1/3" />
        <col />
        <col className="w-1/4" />
        <col className="w-24" />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <td />
          <th scope="col">Name</th>
          <th scope="col">Value</th>
          <th scope="col">From</th>
          <th scope="col">Override</th>
        </tr>
      </thead>
      <tbody>
        {inherited.map(({ header, origin }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one name may be handed down several times
          <tr key={index} className="border-line border-t align-top text-xs last:border-b">
            <td />
            <td className="select-text wrap-anywhere px-2.5 py-1.5 font-mono">
              <VariableText tabId={tabId} text={header.name} />
            </td>
            <td className="select-text wrap-anywhere px-2.75 py-1.5 font-mono">
              <VariableText tabId={tabId} text={header.value} />
            </td>
            <td className="wrap-anywhere px-2.5 py-1.5">{originWords(origin)}</td>
            <td className="pr-2 text-right">
              <Button
                variant="ghost"
                size="small"
                aria-label={`Override ${header.name}`}
                onClick={() => override(header)}
              >
                <CornerLeftUp aria-hidden="true" className="size-3.5" />
                Override
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </UntypedHeaders>
  )
}
