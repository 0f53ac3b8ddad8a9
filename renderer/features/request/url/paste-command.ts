import { looksLikeCurl } from '#shared/curl/looks-like-curl.ts'
import { looksLikeFetch } from '#shared/fetch/looks-like-fetch.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import { offerUndo, tell, tellFailure } from '../../../state/notices.ts'
import { clearProblems } from '../../../state/problems.ts'
import { findTab, replaceDraft, useTabs } from '../../../state/tabs.ts'
import { sayNamesUsed } from './say-names-used.ts'
import { withCommand } from './with-command.ts'

interface CommandKind {
  name: string
  looksLike(text: string): boolean
  load(): Promise<(text: string) => { draft: Draft; warnings: readonly string[] } | { problem: string }>
}

const KINDS: readonly CommandKind[] = [
  {
    name: 'curl command',
    looksLike: looksLikeCurl,
    load: async () => (await import('#shared/curl/parse-curl.ts')).parseCurl
  },
  {
    name: 'call of fetch',
    looksLike: looksLikeFetch,
    load: async () => (await import('#shared/fetch/parse-fetch.ts')).parseFetch
  }
]

/**
 * Takes a pasted curl command, or a call of fetch, for the request.
 * @returns whether it was one: then it is not to be pasted as text
 */
export function pasteCommand(tabId: string, text: string): boolean {
  const kind = KINDS.find(({ looksLike }) => looksLike(text))
  if (!kind) return false
  void becomeCommand(tabId, text, kind)
  return true
}

async function becomeCommand(tabId: string, text: string, { name, load }: CommandKind): Promise<void> {
  try {
    const parse = await load()
    const parsed = parse(text)
    const tab = findTab(tabId)
    if (!tab) return
    if ('problem' in parsed) return tell(`Not taken over: ${parsed.problem}`)
    const { draft: before } = tab
    clearProblems(tabId)
    const pasted = withCommand(before, parsed.draft)
    replaceDraft(tabId, pasted)
    const uses = sayNamesUsed(parsed.draft)
    const notes = uses === undefined ? parsed.warnings : [uses, ...parsed.warnings]
    const said = [`The ${name} is the request now.`, ...notes].join(' ')
    const endOffer = offerUndo(said, () => replaceDraft(tabId, before))
    // What is edited after that would be taken back as well.
    const unsubscribe = useTabs.subscribe(() => {
      if (findTab(tabId)?.draft === pasted) return
      unsubscribe()
      endOffer()
    })
  } catch (thrown) {
    tellFailure(`The ${name} could not be read`, thrown)
  }
}
