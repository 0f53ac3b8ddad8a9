import { Repeat2, Send, Square } from 'lucide-react'
import { useState } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import { checkMethod, checkUrl } from '#shared/http/check-request.ts'
import { methodHint } from '#shared/http/methods.ts'
import { isSocket as isOfSocket } from '#shared/model/draft/is-request.ts'
import { templateNames } from '#shared/template/parse-template.ts'
import { runCommand, useKeysOf } from '../../../commands/registry.ts'
import { Button } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { KeyHint } from '../../../components/key-hint.tsx'
import { Tooltip } from '../../../components/tooltip.tsx'
import { useExchanges } from '../../../state/exchanges.ts'
import { clearProblems } from '../../../state/problems.ts'
import { connectAnew } from '../../../state/sockets.ts'
import { editDraft, useDraft } from '../../../state/tabs.ts'
import { FieldProblem } from '../field-problem.tsx'
import { sendTab } from '../send-tab.ts'
import { useField } from '../use-field.ts'
import { VariableInput } from '../variables/variable-input.tsx'
import { ConnectButton } from './connect-button.tsx'
import { editUrl } from './edit-url.ts'
import { KindNotice } from './kind-notice.tsx'
import { MethodField } from './method-field.tsx'
import { pasteCommand } from './paste-command.ts'
import { UnresolvedNotice } from './unresolved-notice.tsx'

/** Method, URL and Send; of a WebSocket, what it is, its URL and Connect. */
export function UrlRow({ tabId }: { tabId: string }) {
  const draft = useDraft(tabId)
  const { method, url } = draft
  const isSocket = isOfSocket(draft)
  // A URL is wrong for as long as it is being typed: it is judged when the field is left.
  const [left, setLeft] = useState(false)
  const methodField = useField(tabId, 'method', method === '' ? undefined : checkMethod(method))
  const urlField = useField(tabId, 'url', left ? problemOf(url) : undefined)
  const repeatKeys = useKeysOf('request.repeat')
  const hint = isSocket ? undefined : methodHint(method)
  const visible = visibleText(url)

  return (
    <div className="shrink-0 border-line border-b px-3 py-2.5">
      <div className="flex gap-2">
        <div className="flex min-h-9 min-w-0 flex-1 items-stretch rounded-md border border-line-strong bg-app focus-within:border-accent focus-within:ring-1 focus-within:ring-accent has-aria-invalid:border-bad has-aria-invalid:ring-bad">
          {isSocket ? (
            <SocketMark />
          ) : (
            <MethodField
              method={method}
              field={methodField}
              onChange={next => {
                clearProblems(tabId, 'method')
                editDraft(tabId, { method: next })
              }}
            />
          )}
          <div className="my-1.5 w-px bg-line-strong" />
          <VariableInput
            tabId={tabId}
            label="URL"
            placeholder={isSocket ? 'wss://live.example.org/feed' : 'https://api.example.org/v1/orders'}
            value={url}
            oneLine
            onChange={next => {
              setLeft(false)
              editUrl(tabId, next)
            }}
            onPaste={event => {
              if (pasteCommand(tabId, event.clipboardData.getData('text/plain'))) event.preventDefault()
            }}
            onBlur={() => setLeft(true)}
            // In the URL it is said where to, and not what is to be sent there.
            onEnter={() => (isSocket ? connectAnew : sendTab)(tabId)}
            attributes={{ inputMode: 'url', 'data-landmark': 'url', ...urlField.attributes }}
            metrics="rounded-r-md px-3 font-mono text-(length:--code-size) outline-none"
            className="flex-1"
          />
        </div>
        <UnresolvedNotice tabId={tabId} />
        {isSocket ? (
          <ConnectButton tabId={tabId} />
        ) : (
          <>
            <SendButton tabId={tabId} />
            <IconButton
              label="Repeat…"
              keys={repeatKeys}
              icon={<Repeat2 />}
              onClick={() => runCommand('request.repeat')}
              className="-ml-1 size-9"
            />
          </>
        )}
      </div>
      {!isSocket && <FieldProblem field={methodField} className="mt-1.5" />}
      <FieldProblem field={urlField} className="mt-1.5" />
      <KindNotice tabId={tabId} />
      {visible !== url && (
        <p role="note" className="mt-1.5 select-text wrap-anywhere text-warn text-xs">
          There is something in this URL that cannot be seen: <span className="font-mono">{visible}</span>
        </p>
      )}
      {hint && methodField.problem === undefined && <p className="mt-1.5 text-warn text-xs">{hint}</p>}
    </div>
  )
}

/** In the place of a method, which a handshake has no choice of. */
function SocketMark() {
  return (
    <span
      title="WebSocket"
      className="flex shrink-0 items-center px-3 font-mono font-semibold text-kind text-sm"
    >
      WS
    </span>
  )
}

/** What a template will stand for is known when it is sent. */
function problemOf(url: string): string | undefined {
  return url === '' || templateNames(url).length > 0 ? undefined : checkUrl(url)
}

function SendButton({ tabId }: { tabId: string }) {
  const running = useExchanges(state => state.byTab[tabId]?.running ?? false)
  const keys = useKeysOf(running ? 'request.cancel' : 'request.send')
  const { send, cancel } = useExchanges.getState()
  return (
    <Tooltip
      content={
        <>
          {running ? 'Stop and close the connection' : 'Send the request'}
          <KeyHint keys={keys ?? []} />
        </>
      }
    >
      <Button
        variant={running ? 'danger' : 'primary'}
        size="large"
        className="w-26"
        onClick={() => (running ? cancel : send)(tabId)}
      >
        {running ? (
          <Square aria-hidden="true" className="size-3.5 fill-current" />
        ) : (
          <Send aria-hidden="true" className="size-3.5" />
        )}
        {running ? 'Cancel' : 'Send'}
      </Button>
    </Tooltip>
  )
}
