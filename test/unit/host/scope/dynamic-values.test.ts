import { describe, expect, it } from 'vitest'
import { dynamicValues } from '#host/scope/dynamic-values.ts'
import { DYNAMIC_DESCRIPTIONS } from '#shared/template/dynamic-names.ts'

const NAMES = Object.keys(DYNAMIC_DESCRIPTIONS).map(name => `$${name}`)

describe('dynamicValues', () => {
  it.each(NAMES)('has a value for %s', async name => {
    const value = (await dynamicValues([`{{${name}}}`]))(name)
    expect(value).toMatch(/\S/)
    expect(value).not.toMatch(/undefined|\[object|\{\{/)
  })

  it.each([
    ['$guid', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
    ['$timestamp', /^\d{10}$/],
    ['$isoTimestamp', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/],
    ['$randomInt', /^(\d{1,3}|1000)$/],
    ['$randomAlphaNumeric', /^[a-zA-Z0-9]$/],
    ['$randomHexColor', /^#[0-9a-f]{6}$/],
    ['$randomNanoId', /^[\w-]{21}$/],
    ['$randomIP', /^\d+(\.\d+){3}$/],
    ['$randomPassword', /^[a-zA-Z0-9]{15}$/],
    ['$randomPhoneNumber', /^\d{3}-\d{3}-\d{4}$/],
    ['$randomPhoneNumberExt', /^\d{3}-\d{3}-\d{4} x\d{3}$/],
    ['$randomLocale', /^[a-z]{2}$/],
    ['$randomCreditCardMask', /^\d{4}$/],
    ['$randomDateFuture', /^\d{4}-\d\d-\d\dT.*Z$/]
  ])('makes %s as it is described', async (name, shape) => {
    expect((await dynamicValues([`{{${name}}}`]))(name)).toMatch(shape)
  })

  it('has none for names that are none', async () => {
    const values = await dynamicValues(['{{$randomEmail}}'])
    expect([values('$nothing'), values('$constructor'), values('guid')]).toEqual([
      undefined,
      undefined,
      undefined
    ])
  })

  it('makes another one each time', async () => {
    const values = await dynamicValues([])
    expect(values('$uuid')).not.toBe(values('$uuid'))
  })
})
