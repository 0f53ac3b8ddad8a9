import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPart } from '../../../../cli/send/read-part.ts'
import { temporaryFolder } from '../../../suites/temporary-folder.ts'

test.each([
  ['a=x', 'x', undefined, undefined],
  ['a="x; y"', 'x; y', undefined, undefined],
  ['a="x;type=y"', 'x;type=y', undefined, undefined],
  ['a="say \\"hi\\" \\\\";type=text/html', 'say "hi" \\', 'text/html', undefined],
  ['a="@x"', '@x', undefined, undefined],
  ['a=""', '', undefined, undefined],
  ['a="x" and "y"', '"x" and "y"', undefined, undefined],
  ['a="x', '"x', undefined, undefined],
  ['a=x;filename="f;1.txt"', 'x', undefined, 'f;1.txt']
])('%s is the text %j', (part, text, contentType, filename) => {
  expect(readPart(part)).toEqual({ name: 'a', content: { kind: 'text', text }, contentType, filename })
})

test('a path may stand in quotes', async () => {
  const path = join(await temporaryFolder(), 'a,b; c.txt')
  writeFileSync(path, 'text')
  expect(readPart(`a=@"${path}";type=text/x`)).toMatchObject({
    content: { kind: 'file', path },
    contentType: 'text/x'
  })
  expect(readPart(`a=<"${path}"`).content).toEqual({ kind: 'text', text: 'text' })
  expect(readPart(`a=@${path}`).content).toEqual({ kind: 'file', path })
})

test.each([
  ['a=x;type=', 'write the type as TYPE/SUBTYPE'],
  ['a=x;type=text', 'write the type as TYPE/SUBTYPE'],
  ['a=@none.json,none.txt', 'Several are several parts, each with a --form']
])('%s is refused', (part, problem) => {
  expect(() => readPart(part)).toThrow(problem)
})
