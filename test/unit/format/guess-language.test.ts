import { describe, expect, it } from 'vitest'
import { guessLanguage } from '#shared/format/guess-language.ts'

describe('guessLanguage', () => {
  it.each([
    ['application/json', '', 'json'],
    ['application/problem+json', '', 'json'],
    ['text/html', '{"error": "no"}', 'json'],
    ['text/plain', '[1, 2]', 'json'],
    ['', '  {}', 'json'],
    ['text/plain', '[info] started', 'text'],
    ['text/plain', '{not json}', 'text'],
    ['text/css', '{"a":1}', 'css'],
    ['text/html', '<p>', 'html'],
    ['application/xhtml+xml', '', 'html'],
    ['application/soap+xml', '', 'xml'],
    ['image/svg+xml', '<svg/>', 'xml'],
    ['text/javascript', '', 'javascript'],
    ['application/yaml', '', 'yaml'],
    ['application/octet-stream', '<?xml version="1.0"?>', 'xml'],
    ['', '<!DOCTYPE html>', 'html'],
    ['text/plain', '<feed>', 'xml'],
    ['text/csv', '<feed>', 'text'],
    ['', 'a < b', 'text']
  ])('%j with %j is %s', (type, text, language) => expect(guessLanguage(type, text)).toBe(language))
})
