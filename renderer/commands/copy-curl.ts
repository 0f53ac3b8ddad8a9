import { host } from '../state/host.ts'
import { tell, tellFailure } from '../state/notices.ts'
import { scopeOf } from '../state/scope.ts'
import { findTab } from '../state/tabs.ts'

/** Copies a tab's request, with all that it inherits, as a curl command. @param reveal with its secrets */
export async function copyAsCurl(tabId: string, reveal: boolean): Promise<void> {
  const tab = findTab(tabId)
  if (!tab) return
  try {
    const [client, { printCurl }] = await Promise.all([host.ready(), import('#shared/curl/print-curl.ts')])
    const { draft } = tab
    const { request, settings, problems } = await client.call('draft.resolve', {
      draft,
      scope: scopeOf(tab),
      reveal
    })
    const wrong = problems.map(({ problem }) => problem).join(' ')
    if (!request) return tell(`Not copied: ${wrong}`)
    await navigator.clipboard.writeText(printCurl(request, settings))
    tell(['Copied as curl.', wrong].filter(text => text !== '').join(' '))
  } catch (thrown) {
    tellFailure('The request could not be copied as curl', thrown)
  }
}
