import { resolve } from 'node:path'
import { LaidRow } from '#host/run/lay-row.ts'
import { RuntimeVariables, type SetVariable } from '#host/scope/runtime-variables.ts'
import { scopeLookup, withRequestVariables } from '#host/scope/scope-lookup.ts'
import type { UnattendedScopes } from '#host/unattended/unattended-scopes.ts'
import { inheritDraft } from '#shared/http/inherit-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftClientCertificate } from '#shared/model/draft/draft-settings.ts'
import { resolveTemplate } from '#shared/template/resolve-template.ts'
import type { ReadCollection } from '#workspace/collections/read-collection.ts'
import { readDraft } from '../drafts.ts'
import type { RunPlan } from '../plan-run.ts'

export interface RunInputs {
  collection: ReadCollection
  scopes: UnattendedScopes
  environment: string | null
  variables: readonly SetVariable[]
  plan: RunPlan
}

/**
 * The files that the requests of a run send, trust or prove themselves with, each with the path of the request, as far
 * as that is known before anything is sent: variables that actions set may lead to others.
 */
export async function* filesOfRequests(inputs: RunInputs): AsyncGenerator<{ file: string; path: string }> {
  const { collection, scopes, environment, variables, plan } = inputs
  const rows = plan.rows.length > 0 ? plan.rows : [{}]
  const runtime = new RuntimeVariables()
  for (const variable of variables) runtime.set({ collectionId: collection.id, environment }, variable)
  for (const { path } of plan.items) {
    const scope = { collectionId: collection.id, environment, path }
    const read = readDraft(collection, path)
    const gathered = await scopes.gather(scope, runtime).catch(() => undefined)
    if ('message' in read || !gathered) continue
    const { draft } = inheritDraft(read.draft, gathered.layers)
    for (const text of pathsIn(draft, gathered.clientCertificates))
      for (const row of text.includes('{{') ? rows : [{}]) {
        const laid = new LaidRow(row, scope, runtime).over(gathered, scope)
        const lookup = scopeLookup(
          withRequestVariables(laid, read.name, draft.variables ?? []),
          () => undefined
        )
        for (const line of resolveTemplate(text, lookup).text.split('\n'))
          if (line.trim() !== '') yield { file: resolve(collection.folder, line.trim()), path }
      }
  }
}

/** As written, templates and all. Of authorities there is one on each line. */
function pathsIn({ body, settings }: Draft, certificates: readonly DraftClientCertificate[]): string[] {
  const sent =
    body.kind === 'file'
      ? (body.files ?? []).flatMap(({ path, selected }) => (selected ? path : []))
      : body.kind === 'multipart'
        ? (body.parts ?? []).flatMap(({ kind, enabled, files }) => (enabled && kind === 'file' ? files : []))
        : []
  const proved = certificates
    .filter(({ enabled }) => enabled)
    .flatMap(({ certificatePath, keyPath = '' }) => [certificatePath, keyPath])
  return [...sent, settings.tls?.ca ?? '', ...proved].filter(text => text !== '')
}
