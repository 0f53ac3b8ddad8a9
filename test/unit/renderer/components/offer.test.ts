import { describe, expect, it } from 'vitest'
import { offerName, offerWhole } from '#renderer/components/offer.ts'

const ITEMS = ['Accept', 'Accept-Language', 'Content-Encoding', 'Content-Type'].map(label => ({ label }))

describe('offerName', () => {
  it.each([
    ['Content-T', 'Content-Type', true],
    ['con', 'Content-Encoding', true],
    ['type', 'Content-Type', false],
    ['accept', 'Accept', false],
    ['', 'Accept', false]
  ])('offers for “%s” first %s, chosen already: %s', (typed, first, eager) => {
    const offer = offerName(ITEMS, typed)
    expect(offer?.items[0]?.label).toBe(first)
    expect(offer).toMatchObject({ eager, goesOn: true, from: 0, to: typed.length })
  })

  it.each(['X-Own', 'Content-Type'])('offers nothing for “%s”', typed => {
    expect(offerName(ITEMS, typed)).toBeUndefined()
  })
})

describe('offerWhole', () => {
  it('chooses nothing for the person, since a text of any kind may be meant', () => {
    expect(offerWhole(ITEMS, 'Content-T')).toMatchObject({ eager: false })
  })
})
