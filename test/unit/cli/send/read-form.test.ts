import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readForm } from '../../../../cli/send/read-form.ts'
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
  expect(readForm([part], []).multipart).toEqual([
    { name: 'a', content: { kind: 'text', text }, contentType, filename }
  ])
})

test('a path may stand in quotes', async () => {
  const path = join(await temporaryFolder(), 'a,b; c.txt')
  writeFileSync(path, 'text')
  const parts = [`a=@"${path}";type=text/x`, `a=<"${path}"`, `a=@${path}`]
  expect(readForm(parts, []).multipart).toMatchObject([
    { content: { kind: 'file', path }, contentType: 'text/x' },
    { content: { kind: 'text', text: 'text' } },
    { content: { kind: 'file', path } }
  ])
})

test.each([
  ['a=x;type=', 'write the type as TYPE/SUBTYPE'],
  ['a=x;type=text', 'write the type as TYPE/SUBTYPE'],
  ['a=@none.json,none.txt', 'Several are several parts, each with a --form']
])('%s is refused', (part, problem) => {
  expect(() => readForm([part], [])).toThrow(problem)
})
