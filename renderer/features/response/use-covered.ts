import { dequal } from 'dequal'
import { useMemo, useState } from 'react'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import type { Results } from '#shared/model/results.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { coverExchange } from '#shared/redaction/cover-exchange.ts'
import { redactResults } from '#shared/redaction/redact-results.ts'

export interface Covered {
  live: LiveExchange
  results: Results | undefined
  /** Whether secrets are covered now; undefined when there are none in sight. */
  covering: boolean | undefined
  /** The forms of what is covered now, for bytes that are read later; undefined when nothing is. */
  hidden: readonly SecretForm[] | undefined
  toggle: () => void
}

/** An exchange with its secrets covered, until a person asks to see them. Of the next one they are covered again. */
export function useCovered(
  live: LiveExchange,
  results: Results | undefined,
  secrets: readonly SecretForm[]
): Covered {
  const [revealedId, setRevealedId] = useState<string>()
  const { exchange } = live
  const { exchange: covered, forms } = useMemo(() => coverExchange(exchange, secrets), [exchange, secrets])
  const coveredResults = useMemo(() => results && redactResults(results, forms), [results, forms])
  // What a body that was sent holds is not known here.
  const sentBody = forms.length > 0 && exchange.hops.some(({ sent }) => sent?.body)
  const hasSecrets = covered !== exchange || sentBody || !dequal(coveredResults, results)
  const revealed = revealedId === exchange.id
  return {
    live: revealed || covered === exchange ? live : { ...live, exchange: covered },
    results: revealed ? results : coveredResults,
    covering: hasSecrets ? !revealed : undefined,
    hidden: hasSecrets && !revealed ? forms : undefined,
    toggle: () => setRevealedId(revealed ? undefined : exchange.id)
  }
}
