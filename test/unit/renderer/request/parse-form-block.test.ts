import { describe, expect, it } from 'vitest'
import { parseFormBlock } from '#renderer/features/request/rows/parse-form-block.ts'

const read = (text: string) => parseFormBlock(text)?.map(({ name, value }) => [name, value])

describe('parseFormBlock', () => {
  it('decodes an encoded form', () => {
    expect(read('a=1&name=two+words&sign=%26&a=')).toEqual([
      ['a', '1'],
      ['name', 'two words'],
      ['sign', '&'],
      ['a', '']
    ])
  })

  it('takes lines as they are', () => {
    expect(read('a=1+1\r\nb=x=y&z\n')).toEqual([
      ['a', '1+1'],
      ['b', 'x=y&z']
    ])
  })

  it.each(['', 'a name', 'two words=1', 'a=1\nno pair'])('leaves %j to be pasted as it is', text => {
    expect(read(text)).toBeUndefined()
  })
})
