import { useState } from 'react'
import type { TextFilter } from '#shared/model/text-document.ts'
import { onTabClosed } from '../../state/closed-tabs.ts'
import type { BodyMemory } from './body-memory.ts'

/** What a person has chosen for one body; what suits it best where nothing is chosen. */
export interface BodyChoice {
  /** The name of a view. */
  view?: string
  /** The encoding of its text, by its WHATWG name. */
  charset?: string | undefined
  /** What its text is filtered by. */
  filter?: TextFilter | undefined
}

/** Where a body came to, and from: what the next one is written in, and looked at for, is the same as a rule. */
export interface BodyOrigin {
  tabId: string
  url: string
}

/** What was chosen for the text of the latest body of each tab. */
const ofTabs = new Map<string, Pick<BodyChoice, 'charset' | 'filter'> & { address: string }>()

onTabClosed(tabId => ofTabs.delete(tabId))

function choiceFor({ tabId, url }: BodyOrigin): BodyChoice {
  const { address, ...kept } = ofTabs.get(tabId) ?? {}
  return address === addressOf(url) ? kept : {}
}

function keepChoice({ tabId, url }: BodyOrigin, { charset, filter }: BodyChoice): void {
  ofTabs.set(tabId, { address: addressOf(url), charset, filter })
}

function addressOf(url: string): string {
  return url.replace(/[?#].*$/s, '')
}

/**
 * What is chosen for one body. It is remembered with it; encoding and filter are those of what its tab gets from there
 * afterwards, too.
 * @param origin undefined where it is a part of something
 */
export function useBodyChoice(
  memory: BodyMemory,
  origin: BodyOrigin | undefined
): [BodyChoice, (choice: BodyChoice) => void] {
  const [choice, setChoice] = useState(() => memory.choice ?? (origin ? choiceFor(origin) : {}))
  const choose = (change: BodyChoice) => {
    const next = { ...choice, ...change }
    memory.choice = next
    if (origin) keepChoice(origin, next)
    setChoice(next)
  }
  return [choice, choose]
}
