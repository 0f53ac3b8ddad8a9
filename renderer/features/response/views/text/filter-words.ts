import { countOf } from '#shared/format/count.ts'
import type { TextNotice } from '#shared/model/text-document.ts'

/** How much a filter has found, in words; none where it does not count and has left nothing off, as jq. */
export function resultsOf(notices: readonly TextNotice[]): string {
  const found = notices.find(notice => notice.code === 'results')
  const isCut = notices.some(({ code }) => code === 'results-cut')
  if (!found) return isCut ? 'The first results, more left out' : ''
  const count = countOf(found.count, 'result')
  return isCut ? `${count}, more left out` : count
}

/** Why a filter has ended before it had found all, in words. */
export function failureOf(notices: readonly TextNotice[]): string | undefined {
  const failure = notices.find(notice => notice.code === 'filter-failed')
  return failure && `This is what it found before it failed. ${failure.problem}`
}
