import { draftToSend } from '../state/chosen-operations.ts'
import { host } from '../state/host.ts'
import { tell, tellFailure } from '../state/notices.ts'
import { scopeOf } from '../state/scope.ts'
import { findTab } from '../state/tabs.ts'

/** Copies a tab's request, with all that it inherits, as a curl command. @param reveal with its secrets */
export async function copyAsCurl(tabId: string, reveal: boolean): Promise<void> {
  const tab = findTab(tabId)
  if (!tab) return
  try {
    const [client, { printCurl }, { withPlainMasks }] = await Promise.all([
      host.ready(),
      import('#shared/curl/print-curl.ts'),
      import('#shared/curl/plain-masks.ts')
    ])
    const {
      request,
      settings = {},
      problems
    } = await client.call('draft.resolve', {
      draft: draftToSend(tab),
      scope: scopeOf(tab),
      reveal
    })
    const wrong = problems.map(({ problem }) => problem).join(' ')
    if (!request) return tell(`Not copied: ${wrong}`)
    // With its secrets it is exact: what looks like a mask there was typed.
    const printed = reveal ? { request, settings, hasMasks: false } : withPlainMasks({ request, settings })
    await navigator.clipboard.writeText(printCurl(printed.request, printed.settings))
    const masked = printed.hasMasks ? MASKED : ''
    tell(['Copied as curl.', masked, wrong].filter(text => text !== '').join(' '))
  } catch (thrown) {
    tellFailure('The request could not be copied as curl', thrown)
  }
}

const MASKED = 'Secrets are masked; use “Copy as curl with secrets” for a command that runs.'
