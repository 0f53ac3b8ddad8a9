import { create } from 'zustand'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { Tab } from '#shared/model/draft/tab.ts'
import { onTabClosed } from './closed-tabs.ts'

/**
 * Which operation of its GraphQL document each tab sends, where a person has chosen one. The files of a collection have
 * no place for that: it is forgotten with the tab.
 */
export const useChosenOperations = create<Readonly<Record<string, string>>>(() => ({}))

/** The draft of a tab as it is sent: with the operation that was chosen. */
export function draftToSend({ id, draft }: Pick<Tab, 'id' | 'draft'>): Draft {
  const operation = useChosenOperations.getState()[id]
  const { body } = draft
  if (operation === undefined || !body.graphql) return draft
  return { ...draft, body: { ...body, graphql: { ...body.graphql, operation } } }
}

onTabClosed(tabId => useChosenOperations.setState(({ [tabId]: _, ...others }) => others, true))
