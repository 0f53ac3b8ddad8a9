import { describe, expect, it } from 'vitest'
import { resolveTemplate, type TemplateValue } from '#shared/template/resolve-template.ts'

type Given = string | (Partial<TemplateValue> & { value?: string })

function resolve(text: string, given: Record<string, Given>) {
  return resolveTemplate(text, name => {
    if (!Object.hasOwn(given, name)) return undefined
    const entry = given[name] ?? ''
    return typeof entry === 'string' ? { value: entry, secret: false } : { secret: false, ...entry }
  })
}

describe('resolveTemplate', () => {
  it.each([
    ['{{a}}-{{ a }}', { a: '1' }, '1-1'],
    ['{{a}}', { a: '{{b}}/{{c}}', b: 'x', c: '{{b}}y' }, 'x/xy'],
    ['{{a}}', { a: '$& $1 $$' }, '$& $1 $$'],
    ['{{a}}', { a: '' }, ''],
    ['{{process.env.X}}', { 'process.env.X': 'env' }, 'env'],
    ['{{user.name}}', { user: { value: '{"name":"Ada"}', object: true } }, 'Ada'],
    ['{{user.name}}', { 'user.name': 'exact', user: { value: '{"name":"Ada"}', object: true } }, 'exact'],
    ['{{u.list[1].id}}', { u: { value: '{"list":[0,{"id":12}]}', object: true } }, '12'],
    ['{{u["a b"]}}', { u: { value: '{"a b":null}', object: true } }, 'null'],
    ['{{u.o}}', { u: { value: '{"o":{"k":[1,true]}}', object: true } }, '{"k":[1,true]}'],
    [
      '{{u}}',
      { u: { value: '{ "big": 12345678901234567890 }', object: true } },
      '{ "big": 12345678901234567890 }'
    ],
    ['{{u.t}}', { u: { value: '{"t":"{{a}}"}', object: true }, a: 'deep' }, 'deep']
  ])('%s', (text, given, expected) => {
    expect(resolve(text, given)).toMatchObject({ text: expected, unresolved: [] })
  })

  it.each([
    ['{{nothing}}', {}],
    ['{{?ask}}', {}],
    ['{{$nothing}}', {}],
    ['{{user.name}}', { user: '{"name":"a string, not an object"}' }],
    ['{{user.constructor}}', { user: { value: '{}', object: true } }],
    ['{{user.__proto__}}', { user: { value: '{}', object: true } }],
    ['{{user.a.b.c}}', { user: { value: '{"a":1}', object: true } }],
    ['{{user.a}}', { user: { value: '{broken', object: true } }],
    ['{{a..b}}', { a: { value: '{"b":1}', object: true } }]
  ])('leaves %s as it was written and says so', (text, given) => {
    const { text: result, unresolved } = resolve(text, given)
    expect(result).toBe(text)
    expect(unresolved).toMatchObject([{ name: text.slice(2, -2), via: [], missing: true }])
  })

  it('says by way of what it came to a name that is missing', () => {
    expect(resolve('{{a}}', { a: 'x{{b}}', b: '{{c}}' })).toMatchObject({
      text: 'x{{c}}',
      unresolved: [{ name: 'c', via: ['a', 'b'], problem: 'There is no variable called c.' }]
    })
  })

  it('says why a value cannot be had', () => {
    const given = { token: { secret: true, problem: 'The vault is locked.' } }
    expect(resolve('{{token}}', given).unresolved).toEqual([
      { name: 'token', via: [], problem: 'The vault is locked.', missing: false }
    ])
  })

  it('finds a circle and shows it', () => {
    const { text, unresolved } = resolve('{{a}}', { a: '1{{b}}', b: '2{{a}}' })
    expect(text).toBe('12{{a}}')
    expect(unresolved).toMatchObject([{ name: 'a', problem: 'It names itself: a → b → a.', missing: false }])
  })

  it('goes so deep and no deeper', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`v${index}`, `{{v${index + 1}}}`])
    )
    const { unresolved } = resolve('{{v0}}', chain)
    expect(unresolved).toMatchObject([{ name: 'v40', problem: 'Too many values name each other.' }])
    expect(resolve('{{v70}}', { ...chain, v100: 'end' })).toMatchObject({ text: 'end', unresolved: [] })
  })

  it('does not let a few lines become a text of gigabytes', () => {
    const laughs = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`l${index + 1}`, `{{l${index}}}`.repeat(10)])
    )
    const { text, unresolved } = resolve('{{l20}}', { ...laughs, l0: 'lol' })
    expect(text.length).toBeLessThan(40 * 1024 * 1024)
    expect(unresolved.some(({ problem }) => problem.includes('too long'))).toBe(true)
  })

  it('tells what it used, secrets among them, also those of a path and by way of others', () => {
    const given = {
      auth: 'Bearer {{token}}',
      token: { value: 's3cret', secret: true },
      keys: { value: '{"id":"k1"}', object: true, secret: true }
    }
    expect(resolve('{{auth}} {{keys.id}}', given).used).toEqual([
      { name: 'token', value: 's3cret', secret: true },
      { name: 'auth', value: 'Bearer s3cret', secret: false },
      { name: 'keys.id', value: 'k1', secret: true }
    ])
  })

  it('makes a dynamic value anew for each use, and looks for no templates in it', () => {
    let count = 0
    const { text } = resolveTemplate('{{$n}} {{$n}}', () => ({ value: `{{${count++}}}`, secret: false }))
    expect(text).toBe('{{0}} {{1}}')
  })
})
