import { inheritHeaders } from '#shared/http/inherit-draft.ts'
import { clearProblems } from '../../../state/problems.ts'
import { useLayers } from '../../../state/scope.ts'
import { editDraft, useDraft } from '../../../state/tabs.ts'
import {
  rowOfSubprotocols,
  subprotocolProblem,
  subprotocolsOf,
  withSubprotocols
} from './subprotocol-rows.ts'
import { TextSetting } from './text-setting.tsx'

/** What a WebSocket offers to speak: another look at a row of its headers. */
export function SubprotocolSetting({ tabId }: { tabId: string }) {
  const { headers } = useDraft(tabId)
  const inherited = inheritHeaders(headers, useLayers(tabId)).map(({ header }) => header)
  const value = subprotocolsOf(headers)
  const field = `headers.${rowOfSubprotocols(headers)}.value`
  return (
    <TextSetting
      label="Subprotocols"
      explains="What is offered to the server, the first choice first; it takes one. Kept as the header Sec-WebSocket-Protocol."
      field={field}
      placeholder={subprotocolsOf(inherited) || 'graphql-transport-ws, mqtt'}
      problem={subprotocolProblem(value)}
      value={value}
      onChange={next => {
        clearProblems(tabId, field)
        editDraft(tabId, { headers: withSubprotocols(headers, next) })
      }}
    />
  )
}
