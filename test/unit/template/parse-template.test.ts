import { describe, expect, it } from 'vitest'
import {
  parseTemplate,
  processEnvName,
  replaceTemplates,
  templateNames
} from '#shared/template/parse-template.ts'

describe('parseTemplate', () => {
  it.each([
    ['', []],
    ['plain', ['text:plain']],
    ['{{host}}', ['variable:host']],
    ['{{ host }}/a', ['variable:host', 'text:/a']],
    ['{{a.b-c_d}}', ['variable:a.b-c_d']],
    ['{{Größe 大}}', ['variable:Größe 大']],
    ["{{users[0]['first name']}}", ["variable:users[0]['first name']"]],
    ['{{process.env.HOME}}', ['process-env:process.env.HOME']],
    ['{{$guid}}', ['dynamic:$guid']],
    ['{{?Your name}}', ['prompt:?Your name']],
    ['{{a}}{{b}}', ['variable:a', 'variable:b']],
    ['{"a":{{b}}}', ['text:{"a":', 'variable:b', 'text:}']],
    ['{{{a}}}', ['text:{', 'variable:a', 'text:}']],
    ['{{a', ['text:{{a']],
    ['{{a}', ['text:{{a}']],
    ['{{}} {{ }}', ['text:{{}} {{ }}']],
    ['{{\n"a": 1}}', ['text:{{\n"a": 1}}']],
    ['\\{{a}}', ['text:\\', 'variable:a']]
  ])('cuts %j', (text, expected) => {
    const pieces = parseTemplate(text)
    expect(pieces.map(piece => `${piece.kind}:${piece.kind === 'text' ? piece.text : piece.name}`)).toEqual(
      expected
    )
    expect(pieces.map(piece => text.slice(piece.from, piece.to)).join('')).toBe(text)
    for (const piece of pieces) expect(text.slice(piece.from, piece.to)).toBe(piece.text)
  })

  it('takes time in proportion to the text, whatever is in it', () => {
    const hostile = ['{{ ', '{', '{{a} ', '{{ a b '].map(part => part.repeat(300_000))
    for (const text of hostile) expect(parseTemplate(text).length).toBeGreaterThan(0)
  })
})

it('names each template once', () => {
  expect(templateNames('{{a}}/{{ b }}?{{a}}&{{$guid}}')).toEqual(['a', 'b', '$guid'])
})

it('replaces what it is told to', () => {
  expect(replaceTemplates('{{a}} {{ b }}', name => (name === 'a' ? '{{c}}' : undefined))).toBe(
    '{{c}} {{ b }}'
  )
})

it('knows the name in the process environment', () => {
  expect(processEnvName('process.env.API.KEY')).toBe('API.KEY')
})
