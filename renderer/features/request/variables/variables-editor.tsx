import { visibleText } from '#shared/format/visible-text.ts'
import { isRequest } from '#shared/model/draft/is-request.ts'
import { useScope } from '../../../state/scope.ts'
import { useDraft } from '../../../state/tabs.ts'
import { RowTable } from '../rows/row-table.tsx'
import { originWords } from './origin-words.ts'
import { VARIABLE_ROWS } from './variable-rows.ts'

/** The draft's own variables, and below them those that it has from elsewhere. */
export function VariablesEditor({ tabId }: { tabId: string }) {
  const draft = useDraft(tabId)
  const inherited = useScope(scope => scope.variables)
  const own = new Set(draft.variables?.filter(({ enabled }) => enabled).map(({ name }) => name))
  return (
    <>
      <RowTable
        tabId={tabId}
        kind={VARIABLE_ROWS}
        title={isRequest(draft) ? 'For this request' : 'For every request in it'}
      />
      {inherited.length > 0 && (
        <section aria-labelledby="inherited-variables" className="pt-4 pb-6">
          <h2 id="inherited-variables" className="px-4 pb-1.5 font-medium text-muted text-xs">
            From elsewhere
          </h2>
          <table
            aria-labelledby="inherited-variables"
            className="w-full table-fixed border-collapse text-muted"
          >
            <colgroup>
              <col className="w-12" />
              <col className="w-1/3" />
              <col />
              <col className="w-2/5" />
            </colgroup>
            <thead className="sr-only">
              <tr>
                <td />
                <th scope="col">Name</th>
                <th scope="col">Value</th>
                <th scope="col">From</th>
              </tr>
            </thead>
            <tbody>
              {inherited.map(({ name, value, secret, origin, problem }) => (
                <tr key={name} className="border-line border-t align-top text-xs last:border-b">
                  <td />
                  <td className="select-text wrap-anywhere px-2.5 py-1.5 font-mono">
                    <span className={own.has(name) ? 'line-through' : undefined}>{visibleText(name)}</span>
                  </td>
                  <td className="select-text wrap-anywhere px-2.75 py-1.5 font-mono">
                    {secret ? '••••••' : (value ?? <span className="text-bad">{problem}</span>)}
                  </td>
                  <td className="wrap-anywhere px-2.5 py-1.5">{originWords(origin)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  )
}
