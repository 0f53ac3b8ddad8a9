import { describe, expect, it } from 'vitest'
import { withoutJsonComments } from '#shared/http/json-comments.ts'
import { jsonSpans } from '#shared/http/json-spans.ts'

describe('withoutJsonComments', () => {
  it.each([
    ['{"a": 1} // the end', '{"a": 1} '],
    ['{ // one\n"a": /* two */ 1\n}', '{ \n"a":  1\n}'],
    ['{"a": "http://x/*y*/"} /* z', '{"a": "http://x/*y*/"} ']
  ])('takes the comments out of %s', (text, bare) => {
    expect(withoutJsonComments(text)).toBe(bare)
  })

  it.each([
    ['JSON', '{"a": "// no comment", "b": "/* nor this */"}'],
    ['what is no JSON without them either', '{"a": } // oops'],
    ['another text', 'see http://x // y']
  ])('leaves %s as it was written', (_what, text) => {
    expect(withoutJsonComments(text)).toBe(text)
  })

  it('reads on in no time over a text that never closes', () => {
    const text = `"${'\\"'.repeat(1_000_000)}`
    expect([...jsonSpans(text)]).toEqual([{ kind: 'string', from: 0, to: text.length }])
  })
})
