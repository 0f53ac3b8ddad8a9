import type { DraftOAuth2, OAuth2Parameter } from '#shared/model/draft/draft-auth.ts'
import { findTab } from '../../../../state/tabs.ts'
import { type EntryColumn, EntryTable } from '../../../assertions/entry-table.tsx'
import { OAUTH2_FORMS } from './oauth2-fields.ts'
import type { OAuth2FormProps } from './oauth2-form.tsx'

const BLANK = { name: '', value: '', enabled: true } as const

const PLACES = [
  { value: 'body', label: 'Body' },
  { value: 'query', label: 'Query' },
  { value: 'header', label: 'Header' }
]

const COLUMNS: readonly EntryColumn<OAuth2Parameter>[] = [
  { name: 'name', label: 'name', placeholder: 'audience', holdsNames: true },
  { name: 'value', label: 'value', placeholder: 'https://api.example.org', holdsNames: true }
]
const COLUMNS_WITH_PLACE: readonly EntryColumn<OAuth2Parameter>[] = [
  ...COLUMNS,
  { name: 'in', label: 'place', choices: PLACES }
]

type ListName = 'authorizationParameters' | 'tokenParameters' | 'refreshParameters'

/** Parameters beyond those of the specification, for each of the requests that a flow makes. */
export function OAuth2Parameters({ tabId, oauth2, edit }: OAuth2FormProps) {
  const { needsPerson, asksEndpoint } = OAUTH2_FORMS[oauth2.flow]
  const lists: { name: ListName; title: string; noun: string; inUrl: boolean; shown: boolean }[] = [
    {
      name: 'authorizationParameters',
      title: 'Asking the person',
      noun: 'Authorization parameter',
      inUrl: true,
      shown: needsPerson
    },
    {
      name: 'tokenParameters',
      title: 'Asking for the token',
      noun: 'Token parameter',
      inUrl: false,
      shown: asksEndpoint
    },
    {
      name: 'refreshParameters',
      title: 'Refreshing it',
      noun: 'Refresh parameter',
      inUrl: false,
      shown: asksEndpoint
    }
  ]
  return (
    <section aria-label="More parameters" className="mt-3 flex flex-col gap-3">
      <h3 className="font-medium text-sm">More parameters</h3>
      {lists
        .filter(({ shown }) => shown)
        .map(({ name, title, noun, inUrl }) => (
          <div key={name}>
            <p className="mb-1 text-muted text-xs">{title}</p>
            <EntryTable<OAuth2Parameter>
              tabId={tabId}
              field={`auth.oauth2.${name}`}
              label={title}
              noun={noun}
              entries={oauth2[name] ?? []}
              // The page of the browser has nothing but its address.
              blank={{ ...BLANK, in: inUrl ? 'query' : 'body' }}
              columns={inUrl ? COLUMNS : COLUMNS_WITH_PLACE}
              onChange={parameters => edit({ [name]: parameters })}
              latest={() => latest(tabId, name)}
            />
          </div>
        ))}
    </section>
  )
}

function latest(tabId: string, name: keyof Pick<DraftOAuth2, ListName>): readonly OAuth2Parameter[] {
  return findTab(tabId)?.draft.auth?.oauth2?.[name] ?? []
}
