import type { Exchange } from '#shared/model/exchange.ts'
import { hasAnswer } from './compare-heads.ts'

/** What is missing of two answers that stand against each other, in words; undefined where both came. */
export function whyNoAnswers(left: Exchange, right: Exchange): string | undefined {
  if (hasAnswer(left) && hasAnswer(right)) return undefined
  if (!hasAnswer(left) && !hasAnswer(right)) return 'Neither A nor B got an answer.'
  return `${hasAnswer(left) ? 'B' : 'A'} got no answer.`
}

/** Why two bodies cannot be compared as one or both are not there; undefined where they are. */
export function whyNoBodies(left: Exchange, right: Exchange): string | undefined {
  const [a, b] = [lackOf(left), lackOf(right)]
  if (a === undefined && b === undefined) return undefined
  if (a === b) return a === 'answer' ? 'Neither A nor B got an answer.' : 'Neither A nor B has a body.'
  const words = [sayLack('A', a), sayLack('B', b)].filter(said => said !== undefined)
  return words.length === 1 ? `${words[0]}: there is nothing to compare.` : `${words.join(', and ')}.`
}

type Lack = 'answer' | 'body' | undefined

function lackOf(exchange: Exchange): Lack {
  if (!hasAnswer(exchange)) return 'answer'
  return exchange.body?.size ? undefined : 'body'
}

function sayLack(side: string, lack: Lack): string | undefined {
  return lack && `${side} ${lack === 'answer' ? 'got no answer' : 'has no body'}`
}
