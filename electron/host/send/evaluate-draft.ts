import { countResults, evaluateAction, evaluateAssertion } from '#shared/assertions/evaluate-results.ts'
import { looksIntoBody, parseExpression, parseSelector } from '#shared/assertions/expression.ts'
import { type ResponseFacts, responseFacts } from '#shared/assertions/response-facts.ts'
import type { BodyAccess } from '#shared/client/body-access.ts'
import { decodeText } from '#shared/format/decode-text.ts'
import type { BodyInfo, Exchange } from '#shared/model/exchange.ts'
import type { Result, Results } from '#shared/model/results.ts'
import { isCredentialName } from '#shared/redaction/credential-parameters.ts'
import { credentialsInJson } from '#shared/redaction/credentials-in-json.ts'
import { saysNothing } from '#shared/redaction/says-nothing.ts'
import { resolveTemplate } from '#shared/template/resolve-template.ts'
import { dynamicValues } from '../scope/dynamic-values.ts'
import type { RuntimeVariables } from '../scope/runtime-variables.ts'
import { scopeLookup, withRequestVariables } from '../scope/scope-lookup.ts'
import { NO_PLACE } from '../scope/set-places.ts'
import type { SentDraft } from './send-draft.ts'
import { patternTester } from './test-pattern.ts'

/** A body beyond this is not looked into: it would have to be read and parsed as a whole. */
const MAX_BODY = 32 * 1024 * 1024
/** So many texts of one value are looked for: each costs time in all that is kept. */
const MAX_SECRETS = 1000
const WINDOW = 1024 * 1024

/** What evaluating needs of the host. */
interface EvaluationParts {
  bodies: BodyAccess
  runtime: RuntimeVariables
}

/** What came of evaluating. */
export interface EvaluatedDraft {
  results: Results
  /** What was set under names of secrets and credentials, or is one by its key in what was set, and so is in the answer. */
  secrets: readonly string[]
}

/**
 * Holds an answer against the assertions of its draft, and sets the variables that its actions ask for, whatever the
 * assertions say.
 * @param scripts of the request itself, which are counted and not run
 */
export async function evaluateDraft(
  { draft, scope, gathered, exchange }: SentDraft,
  scripts: number,
  { bodies, runtime }: EvaluationParts
): Promise<EvaluatedDraft | undefined> {
  const assertions = (draft.assertions ?? []).filter(isMeant)
  const actions = (draft.actions ?? []).filter(isMeant)
  const allScripts = gathered.scripts + scripts
  if (assertions.length + actions.length + allScripts === 0) return undefined
  const isBodyNeeded =
    assertions.some(({ expression }) => looksIntoBody(parseExpression(expression))) ||
    actions.some(({ expression }) => looksIntoBody(parseSelector(expression)))
  const facts = await readFacts(exchange, isBodyNeeded, bodies)
  const variables = withRequestVariables(gathered, '', draft.variables ?? [])
  const lookup = scopeLookup(variables, await dynamicValues(assertions.map(({ value }) => value)))
  const test = patternTester()
  const isVariable = (name: string) => variables.variables.has(name)
  const results: Result[] = assertions.map(assertion => {
    const value = resolveTemplate(assertion.value, lookup).text
    return evaluateAssertion({ ...assertion, value }, facts, test, isVariable)
  })
  const secrets: string[] = []
  for (const action of actions) {
    const place = gathered.setPlaces[action.scope]
    const { result, change } = evaluateAction(action, facts, place ? undefined : NO_PLACE[action.scope])
    results.push(result)
    if (!change || !place) continue
    const { name, value } = change
    const secret = variables.secretNames.has(name)
    const text = toText(value)
    const credential = (isCredentialName(name) || isCredentialName(action.expression)) && !saysNothing(text)
    runtime.set(scope, { name, value: text, secret, credential }, place)
    secrets.push(...(secret || credential ? secretsIn(value) : credentialsInJson(text)))
  }
  return { results: countResults(results, allScripts), secrets }
}

function isMeant({ enabled, expression }: { enabled: boolean; expression: string }): boolean {
  return enabled && expression.trim() !== ''
}

async function readFacts(
  exchange: Exchange,
  isBodyNeeded: boolean,
  bodies: BodyAccess
): Promise<ResponseFacts | undefined> {
  const { body } = exchange
  const text = isBodyNeeded && body && body.size <= MAX_BODY ? await readText(body, bodies) : undefined
  return responseFacts(exchange, text)
}

async function readText({ id, size, contentType, charset }: BodyInfo, bodies: BodyAccess): Promise<string> {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; ) {
    const window = await bodies.readBody(id, at, Math.min(WINDOW, size - at))
    if (window.byteLength === 0) break
    bytes.set(window, at)
    at += window.byteLength
  }
  return decodeText(bytes, { contentType, ...(charset !== undefined && { charset }) }).text
}

/** What may be secret in a value: itself, and the texts in it, since an answer need not write JSON as it is printed here. */
function secretsIn(value: unknown): string[] {
  if (typeof value === 'number') return [String(value)]
  const texts = typeof value === 'object' ? [toText(value)] : []
  const waiting = [value]
  while (waiting.length > 0 && texts.length < MAX_SECRETS) {
    const next = waiting.pop()
    if (typeof next === 'string') texts.push(next)
    else if (typeof next === 'object' && next !== null)
      for (const part of Object.values(next)) waiting.push(part)
  }
  return texts
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
