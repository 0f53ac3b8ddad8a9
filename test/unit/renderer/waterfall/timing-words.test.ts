import { expect, it } from 'vitest'
import { explainTiming } from '#renderer/features/waterfall/timing-words.ts'
import { layoutWaterfall } from '#shared/waterfall/layout.ts'
import { doneWith, hopOf } from '../../waterfall/exchange-fixture.ts'
import { responseOf } from '../../waterfall/response-fixture.ts'

it.each([
  [
    'a header',
    'db;dur=5',
    '',
    'Told by the server in its Server-Timing header: how long it took, not when it began. So it is drawn from the beginning of ttfb.'
  ],
  [
    'more than there was time',
    'db;dur=500',
    '',
    'Told by the server in its Server-Timing header: how long it took, not when it began. So it is drawn from the beginning of ttfb, to whose end it is cut: it is longer than that.'
  ],
  [
    'no duration',
    'miss',
    '',
    'Told by the server in its Server-Timing header, without a duration that can be read.'
  ],
  [
    'a duration that is none',
    'db;dur=-5',
    '',
    'Told by the server in its Server-Timing header, without a duration that can be read.'
  ],
  [
    'a trailer',
    '',
    'total;dur=1',
    'Told by the server in a Server-Timing trailer: how long it took, not when it began. So it is drawn from the beginning of download.'
  ]
])('explains %s', (_, header, trailer, words) => {
  const response = responseOf(200, [['Server-Timing', header]], [['Server-Timing', trailer]])
  const hop = hopOf(
    0,
    0,
    [
      ['ttfb', 10],
      ['download', 10]
    ],
    { response }
  )
  const timings = layoutWaterfall(doneWith([hop]), 0).hops[0]?.phases.flatMap(phase => phase.timings) ?? []
  expect(timings.map(explainTiming)).toEqual([words])
})
