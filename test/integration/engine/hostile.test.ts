import { describe, test } from 'vitest'
import { CODINGS } from './hostile/codings.ts'
import { ENDINGS } from './hostile/endings.ts'
import { expectOutcome, expectOutcomeOverTls } from './hostile/expect-outcome.ts'
import { FRAMING } from './hostile/framing.ts'
import { HEADS } from './hostile/heads.ts'
import { INTERIM } from './hostile/interim.ts'
import { ORDERS } from './hostile/orders.ts'

const GROUPS = [
  ['a head', HEADS],
  ['an interim response', INTERIM],
  ['framing', FRAMING],
  ['a coding', CODINGS],
  ['an ending', ENDINGS],
  ['an order', ORDERS]
] as const

/*
 * What a server may do that it should not. Each comes whole, cut in two at every byte or at many places, and byte by
 * byte: the outcome is the same, and no connection is left.
 */
describe.each(GROUPS)('%s', (_, answers) => {
  test.each(answers.map(answer => [answer.name, answer] as const))('%s', (_, answer) => expectOutcome(answer))
})

/** Handshakes take their time: every fifth will do, and those of which TLS makes something else. */
const OVER_TLS = GROUPS.flatMap(([, answers]) =>
  answers.filter(({ overTls }, index) => overTls || index % 5 === 0)
)

describe('over TLS', () => {
  test.each(OVER_TLS.map(answer => [answer.name, answer] as const))('%s', (_, answer) =>
    expectOutcomeOverTls(answer)
  )
})
