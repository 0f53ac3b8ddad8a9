import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftRow } from '#shared/model/draft/draft-row.ts'
import { paramsOfUrl } from '#shared/url/params-in-step.ts'
import { pathParamsOfUrl } from '#shared/url/path-params.ts'

/** What is to be changed of a draft for it to have this URL. A table that was never there comes when it has rows. */
export function withUrl({ params, pathParams }: Draft, url: string): Partial<Draft> {
  return {
    url,
    ...follow('params', params, paramsOfUrl(url, params ?? [])),
    ...follow('pathParams', pathParams, pathParamsOfUrl(url, pathParams ?? []))
  }
}

function follow(name: 'params' | 'pathParams', was: DraftRow[] | undefined, is: readonly DraftRow[]) {
  return is === was || (was === undefined && is.length === 0) ? {} : { [name]: [...is] }
}
