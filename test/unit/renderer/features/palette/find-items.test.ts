import { describe, expect, it } from 'vitest'
import { findItems } from '#renderer/features/palette/find-items.ts'

const item = (title: string, id = title) => ({ id, title, run() {} })
const titles = (query: string, offer: Parameters<typeof findItems>[1]) =>
  findItems(query, offer).map(({ title }) => title)

describe('what the palette offers', () => {
  const recent = ['Create order', 'Ship order'].map(title => item(title))
  const usual = [item('Open a collection')]
  const items = [...recent, item('Cancel order'), item('Health')]

  it('without a query: what was used last, then what can be done', () => {
    expect(titles(' ', { recent, usual, items })).toEqual(['Create order', 'Ship order', 'Open a collection'])
  })

  it('each item once, however it was found', () => {
    expect(titles('order', { recent, usual, items }).sort()).toEqual([
      'Cancel order',
      'Create order',
      'Ship order'
    ])
  })

  it('each id once, also where it was told twice', () => {
    const twice = [...recent, item('Create order')]
    expect(titles('', { recent: twice, usual, items })).toEqual([
      'Create order',
      'Ship order',
      'Open a collection'
    ])
    expect(titles('create', { recent: twice, usual, items })).toEqual(['Create order'])
  })

  it('no more than a person would look through', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => item(`Request ${index}`))
    expect(titles('request', { recent: [], usual, items: many })).toHaveLength(60)
  })
})
