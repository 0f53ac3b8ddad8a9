import { describe, expect, it } from 'vitest'
import { filterByTitle, matchTitle } from '#renderer/commands/match-title.ts'

const titles = [
  'Send request',
  'Show request settings',
  'Switch layout',
  'Theme: dark',
  'New tab',
  'Next tab'
]

describe('matchTitle', () => {
  it.each([
    ['theme', 'Theme: dark'],
    ['dark', 'Theme: dark'],
    ['srs', 'Show request settings'],
    ['nt', 'New tab'],
    ['  SEND ', 'Send request'],
    ['layout', 'Switch layout'],
    ['new t', 'New tab']
  ])('%j finds %j first', (query, expected) => {
    expect(
      filterByTitle(
        query,
        titles.map(title => ({ title }))
      )[0]?.title
    ).toBe(expected)
  })

  it('leaves out what does not have the letters in order', () => {
    expect(matchTitle('bat', 'New tab')).toBeUndefined()
  })

  it('keeps the order of everything for an empty query', () => {
    expect(
      filterByTitle(
        '',
        titles.map(title => ({ title }))
      ).map(({ title }) => title)
    ).toEqual(titles)
  })
})
